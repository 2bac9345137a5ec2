import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { openTrail } from '../../src/audit/trail.ts';
import { verifyTrail } from '../../src/audit/verify-trail.ts';
import { escapeInvisible } from '../../src/lib/escape-json.ts';
import { LogSink } from '../../src/observability/log/log-sink.ts';
import { AN_OUTCOME, aChange, KEY, linesOf } from '../audit/trail-lines.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';
import { silentLog } from '../support/gateway/gateway.ts';
import { anyText } from '../support/values/any-text.ts';

/** All that must not be written as it is. */
const FORBIDDEN = /[\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Default_Ignorable_Code_Point}]|[^\P{Cc}\n]/u;

const EVIL = [
  '\u202a\u202b\u202c\u202d\u202e',
  '\u2066\u2067\u2068\u2069',
  '\u200e\u200f\u061c',
  '\u2028\u2029',
  '\u007f\u0080\u0085\u009b',
  '\u200b\u00ad\ufeff\u{e0041}\ue000',
  '\u001b[2J\u0000\r\n',
];

const isText = (text: string) => !FORBIDDEN.test(text);

describe('JSON with invisible characters', () => {
  it('M25: is the same JSON with none of them', () => {
    fc.assert(
      fc.property(anyText(), fc.constantFrom(...EVIL), (text, evil) => {
        const value = { [`${evil}${text}`]: `${text}${evil}` };
        const escaped = escapeInvisible(JSON.stringify(value));
        assert.ok(isText(escaped) && !escaped.includes('\n'));
        assert.deepEqual(JSON.parse(escaped), value);
      }),
    );
  });

  it('leaves texts of any script as they are', () => {
    const json = JSON.stringify({ a: 'Zoë Иван 山田 \ud83d\ude00 é' });
    assert.equal(escapeInvisible(`${json}\n`), `${json}\n`);
  });
});

describe('A trail and a log', () => {
  it('M25: hold no invisible character, and the trail is verified as before', async () => {
    using folder = createTemporaryFolder();
    const file = join(folder.path, 'audit.jsonl');
    const trail = await openTrail(file, KEY, silentLog);
    for (const evil of EVIL) {
      const change = {
        ...aChange('a'),
        callerId: `jwt:${evil}`,
        user: `ann${evil}`,
        fields: [evil],
      };
      await trail.recordOutcome(await trail.recordIntent(change), change, {
        ...AN_OUTCOME,
        code: evil,
      });
    }
    await trail.close();
    assert.ok(isText(readFileSync(file, 'utf8')));
    const users = linesOf(file).map((line) => JSON.parse(line).user);
    for (const evil of EVIL) assert.ok(users.includes(`ann${evil}`));
    const { fault, notes } = await verifyTrail(file, KEY, trail.head);
    assert.deepEqual([fault, notes], [undefined, []]);
  });

  it('M25: write each record of the log in one line of visible characters', () => {
    const written: string[] = [];
    const stream = new Writable({
      write: (chunk, _encoding, done) => {
        written.push(String(chunk));
        done();
      },
    });
    const sink = new LogSink(stream);
    for (const evil of EVIL) sink.write(`${JSON.stringify({ msg: evil })}\n`);
    assert.ok(isText(written.join('')));
    assert.deepEqual(
      written.map((line) => JSON.parse(line).msg),
      EVIL,
    );
  });
});
