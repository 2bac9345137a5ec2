import assert from 'node:assert/strict';
import type { Log } from '../../../src/observability/log/log.ts';
import { until } from '../upstreams/blocking-upstream.ts';
import { readDocumentedMessages } from './documented-messages.ts';

/** A record of the log with its level and message. */
export interface LogRecord {
  readonly level: 'info' | 'warn' | 'error';
  readonly message: string;
  readonly [property: string]: unknown;
}

/** A log that keeps its records for a test. */
export interface CapturedLog extends Log {
  readonly records: readonly LogRecord[];
  /** Returns the records with a message, oldest first. */
  readonly find: (message: string) => readonly LogRecord[];
  /** Waits for a record with a message, and returns the first one. */
  readonly wait: (message: string) => Promise<LogRecord>;
}

/** Creates a log that keeps its records as they would be written. A record that is not documented fails the test. */
export function captureLog(): CapturedLog {
  const documented = readDocumentedMessages();
  const records: LogRecord[] = [];
  const capture =
    (level: LogRecord['level']) =>
    (fields: Readonly<Record<string, unknown>>, message: string): void => {
      const known = documented.get(message) ?? assert.fail(`"${message}" is not documented.`);
      const record = JSON.parse(JSON.stringify(fields));
      const unknown = Object.keys(record).filter((name) => !known.properties.includes(name));
      assert.deepEqual(unknown, [], message);
      assert.ok(known.levels.includes(level), message);
      records.push({ ...record, level, message });
    };
  const find = (message: string) => records.filter((record) => record.message === message);
  return {
    info: capture('info'),
    warn: capture('warn'),
    error: capture('error'),
    records,
    find,
    wait: async (message) => {
      await until(() => find(message).length > 0);
      const [record] = find(message);
      assert.ok(record !== undefined);
      return record;
    },
  };
}
