import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openTrail } from '../../src/audit/trail.ts';
import type { AuditOutcome, Change } from '../../src/audit/trail-line.ts';
import { silentLog } from '../support/gateway/gateway.ts';

export const KEY = 'a key for tests alone, long enough';

export const AN_OUTCOME: AuditOutcome = {
  result: 'UserUpdated',
  code: null,
  write: 'APPLIED',
  httpStatus: null,
};

export const aChange = (requestId: string): Change => ({
  requestId,
  callerId: 'open',
  provider: 'vms',
  branch: 'vmsBilling',
  user: 'ann',
  fields: ['status'],
  idempotencyKey: null,
});

/** Writes a trail with this number of changes, two lines each. */
export async function writeTrail(folder: string, changes: number): Promise<string> {
  const file = join(folder, 'audit.jsonl');
  const trail = await openTrail(file, KEY, silentLog);
  for (let at = 1; at <= changes; at += 1) {
    const change = aChange(`r${at}`);
    await trail.recordOutcome(await trail.recordIntent(change), change, AN_OUTCOME);
  }
  await trail.close();
  return file;
}

/** Returns all whole lines without their line ends. */
export const linesOf = (file: string): string[] =>
  readFileSync(file, 'utf8').split('\n').slice(0, -1);
