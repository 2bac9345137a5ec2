import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inspect } from 'node:util';
import { findLeak } from '../drills/fault-matrix/secrets.ts';
import { startLoneApi } from '../drills/fault-matrix/single-api.ts';
import { UPSTREAM_APIS } from '../drills/fault-matrix/upstream-apis.ts';
import { FAULTS } from '../support/faults/catalogue.ts';

/** Returns every text that is reachable from a value: in hidden properties, symbols, entries, bytes. */
function reachableTexts(root: unknown): string[] {
  const seen = new Set<unknown>();
  const texts: string[] = [];
  const left: unknown[] = [root];
  while (left.length > 0) {
    const value = left.pop();
    if (typeof value === 'string') texts.push(value);
    if (!isObject(value) || seen.has(value)) continue;
    seen.add(value);
    left.push(...membersOf(value));
  }
  return texts;
}

const isObject = (value: unknown): value is object =>
  (typeof value === 'object' && value !== null) || typeof value === 'function';

function membersOf(value: object): unknown[] {
  if (ArrayBuffer.isView(value)) return [Buffer.from(value.buffer).toString('latin1')];
  const entries = value instanceof Map || value instanceof Set ? [...value.entries()] : [];
  const own = Reflect.ownKeys(value).flatMap((key) => [
    String(key),
    Object.getOwnPropertyDescriptor(value, key)?.value,
  ]);
  return [...entries, ...own];
}

const thrownBy = async (work: () => Promise<unknown>): Promise<unknown> => {
  try {
    await work();
    return undefined;
  } catch (error) {
    return error;
  }
};

// They mostly wait for attempts to time out.
describe('Errors of an upstream API', { concurrency: true }, () => {
  for (const api of UPSTREAM_APIS) {
    it(`E1, E2, E4: contain no credential, however printed: ${api.name}`, async () => {
      await using lone = await startLoneApi(api, { attemptMs: 400, maxBytes: 1024 * 1024 });
      const codes = new Set<unknown>();
      for (const fault of FAULTS) {
        if (!('meet' in fault)) continue;
        lone.meetWith(fault.meet);
        const error = await thrownBy(lone.read);
        if (error === undefined) continue;
        codes.add(Object(error).code);
        const printed = [
          inspect(error, { depth: null, showHidden: true }),
          JSON.stringify(error),
          `${error}`,
          Object(error).stack,
        ];
        const leak = findLeak([...printed, ...reachableTexts(error)].join('\n'));
        assert.equal(leak, undefined, `${fault.row}: ${fault.title}`);
        assert.equal(Object(error).cause, undefined, fault.title);
      }
      assert.ok(codes.size > 5, [...codes].join());
    });
  }

  it('contain one if they are errors of got', async () => {
    const { default: got } = await import('got');
    const { SENT_PASSWORD } = await import('../drills/fault-matrix/secrets.ts');
    const url = `http://127.0.0.1:9/x?api_token=${encodeURIComponent(SENT_PASSWORD)}`;
    const error = await thrownBy(() => got(url, { retry: { limit: 0 } }));
    assert.notEqual(findLeak(reachableTexts(error).join('\n')), undefined);
  });
});
