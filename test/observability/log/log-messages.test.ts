import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readDocumentedMessages } from '../../support/gateway/documented-messages.ts';
import { findLogCalls } from './log-calls.ts';

const calls = findLogCalls();
const documented = readDocumentedMessages();

/** Returns what the calls of each message have in common. */
const collect = <T>(toValues: (call: (typeof calls)[number]) => readonly T[]) => {
  const found = new Map<string, Set<T>>();
  for (const call of calls) {
    for (const message of call.messages) {
      const values = found.get(message) ?? new Set();
      for (const value of toValues(call)) values.add(value);
      found.set(message, values);
    }
  }
  return found;
};

describe('The messages of the log', () => {
  it('are constant texts in the source', () => {
    assert.ok(calls.length > 30);
    assert.deepEqual(
      calls.filter(({ messages }) => messages.length === 0).map(({ file }) => file),
      [],
    );
  });

  it('are all documented, and no others', () => {
    const written = new Set(calls.flatMap(({ messages }) => messages));
    assert.deepEqual([...documented.keys()].sort(), [...written].sort());
  });

  it('begin with a capital letter and have no values', () => {
    for (const message of documented.keys()) assert.match(message, /^[A-Z][^${}]+$/);
  });

  it('have the documented levels', () => {
    for (const [message, levels] of collect(({ level }) => [level])) {
      assert.deepEqual([...levels].sort(), documented.get(message)?.levels.toSorted(), message);
    }
  });

  it('have the documented properties', () => {
    const opaque = new Set(
      calls.filter(({ hasOthers }) => hasOthers).flatMap(({ messages }) => messages),
    );
    for (const [message, properties] of collect(({ properties }) => properties)) {
      const described = documented.get(message)?.properties ?? [];
      const missing = [...properties].filter((name) => !described.includes(name));
      const surplus = described.filter((name) => !properties.has(name) && !opaque.has(message));
      assert.deepEqual([missing, surplus], [[], []], message);
    }
  });
});
