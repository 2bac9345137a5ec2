import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import { formatForTerminal } from '../../../src/observability/log/format-for-terminal.ts';
import { createLines } from '../../../src/observability/log/log.ts';

/** Returns the lines that a logger writes. */
function collectLines() {
  const written: string[] = [];
  const lines = createLines('info', 'replica-1', { write: (line) => void written.push(line) });
  return { lines, written };
}

describe('A line of the log', () => {
  it('has an ISO time, the name of its level and the instance', () => {
    const { lines, written } = collectLines();
    const levels = ['info', 'warn', 'error', 'fatal'] as const;
    for (const level of levels) lines[level]({ provider: 'vms' }, 'Something happened');
    const records = written.map((line) => JSON.parse(line));
    assert.deepEqual(
      records.map(({ level }) => level),
      levels,
    );
    for (const { time, level: _level, ...others } of records) {
      assert.equal(new Date(time).toISOString(), time);
      assert.deepEqual(others, {
        instance: 'replica-1',
        provider: 'vms',
        msg: 'Something happened',
      });
    }
  });
});

describe('A line for a terminal', () => {
  const format = (line: string) => stripVTControlCharacters(formatForTerminal(line));

  it('shows time, level, message and properties', () => {
    const { lines, written } = collectLines();
    const properties = { requestId: 'r-1', ms: 12, reason: 'two words', updates: [{ code: null }] };
    lines.warn(properties, 'Operation completed');
    const [line = ''] = written;
    const at = JSON.parse(line).time.slice(11, 23);
    assert.equal(
      format(line),
      `${at} WARN  Operation completed requestId=r-1 ms=12 reason="two words" updates=[{"code":null}]\n`,
    );
  });

  it('keeps characters that change a terminal as escapes', () => {
    const { lines, written } = collectLines();
    lines.info({ operation: '\u001b[31mred\u202e\nforged' }, 'Operation completed');
    const text = formatForTerminal(written[0] ?? '');
    assert.ok(!text.includes('\u202e') && !text.includes('\u001b[31m'));
    assert.match(text, /"\\u001b\[31mred\\u202e\\nforged"\n$/);
  });

  it('shows a line that is no record as it is', () => {
    assert.equal(formatForTerminal('text\n'), 'text\n');
  });
});
