import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { escapeInvisible } from '../lib/escape-json.ts';
import { toFingerprint, truncateText } from './fingerprint.ts';

/** The end of a trail. A copy stored elsewhere shows later whether lines were cut off. */
export interface Head {
  /** The number of the last line; 0 if the trail is empty. */
  readonly seq: number;
  readonly hmac: string;
}

/** The head of an empty trail. */
export const GENESIS_HEAD: Head = { seq: 0, hmac: '0'.repeat(64) };

/** The properties that both lines of a change contain. It has names of fields, never their values. */
export interface Change {
  readonly requestId: string;
  /** The id of the caller. The name of the property is part of the file format. */
  readonly callerId: string;
  readonly provider: string;
  /** The field of the input that is set, such as `vmsBilling`. */
  readonly branch: string;
  /** The global id, or the login if the branch identifies users by it. */
  readonly user: string;
  readonly fields: readonly string[];
  /** The key that the caller sent, or null. A line contains only its fingerprint. */
  readonly idempotencyKey: string | null;
}

/** The outcome of a change. */
export interface AuditOutcome {
  /** The GraphQL type of the result; `Error` if there was none. */
  readonly result: string;
  readonly code: string | null;
  readonly write: string;
  readonly httpStatus: number | null;
}

/** Secrets of one object that were shown. It has names of fields, never their values. */
export interface Disclosure {
  readonly requestId: string;
  /** The id of the caller. */
  readonly callerId: string;
  readonly provider: string;
  /** The global id of the object. */
  readonly object: string;
  /** Paths below the object, such as `credentials.password`. */
  readonly fields: readonly string[];
}

/** A summary of changes of one caller that were refused as invalid or because of a rate limit. */
export interface Refusals {
  /** The id of the caller. */
  readonly callerId: string;
  /** The time of the first refusal, in RFC 3339. */
  readonly since: string;
  /** The number of refused changes by code. */
  readonly refused: Readonly<Record<string, number>>;
}

/** The trail that was written before this one, and its last line. */
export interface PreviousTrail extends Head {
  /** The name of its file, without the folder. */
  readonly file: string;
  /** The id of the trail. */
  readonly trail: string;
}

/** The content of a line without its position in the chain. */
export type Entry =
  | ({ readonly kind: 'intent' } & Change)
  | ({ readonly kind: 'outcome' } & Change & AuditOutcome & { readonly intent: number })
  | ({ readonly kind: 'disclosure' } & Disclosure)
  | ({ readonly kind: 'refused' } & Refusals)
  | { readonly kind: 'recovered'; readonly damaged: string; readonly bytes: number }
  | { readonly kind: 'continued'; readonly previous: PreviousTrail };

/** What all lines of a file have in common. */
export interface TrailName {
  /** The id of the trail. */
  readonly trail: string;
  /** The name of the process that writes the line; absent if it has none. */
  readonly instance?: string | undefined;
}

/** The properties of a line with a valid HMAC that place it in the chain. */
export interface VerifiedLine {
  readonly seq: number;
  /** The id of the trail; undefined in lines of a version without ids. */
  readonly trail: string | undefined;
  readonly prev: string;
  readonly hmac: string;
  readonly kind: string;
  readonly requestId: string | undefined;
  readonly intent: number | undefined;
  /** Of a line of kind `continued`. */
  readonly previous: PreviousTrail | undefined;
}

/** `,"hmac":"…"}` is always the end of a line. All bytes before it are signed. */
const SIGNATURE = /^,"hmac":"([0-9a-f]{64})"\}$/;
const SIGNATURE_LENGTH = ',"hmac":""}'.length + 64;

/** Returns a random id, so that no two trails share one. */
export const newTrailId = (): string => randomBytes(8).toString('hex');

/** Returns the next line with its line end, and the head after it. */
export function toLine(
  entry: Entry,
  { seq, hmac: prev }: Head,
  key: string,
  { trail, instance }: TrailName,
): { readonly text: string; readonly head: Head } {
  const { kind, ...rest } = limitLengths(entry, key);
  const at = new Date().toISOString();
  const content = 'idempotencyKey' in rest ? hideKey(rest, key) : rest;
  const signed = escapeInvisible(
    JSON.stringify({ seq: seq + 1, at, trail, instance, kind, ...content, prev }),
  );
  const hmac = createHmac('sha256', key).update(signed).digest('hex');
  const text = `${signed.slice(0, -1)},"hmac":"${hmac}"}\n`;
  return { text, head: { seq: seq + 1, hmac } };
}

/** Maximum number of characters of a login in a line. */
const MAX_USER = 64;

/** Maximum number of characters of a caller id: the issuer of a token may choose one of any length. */
const MAX_CALLER_ID = 256;

/** Maximum number of field names; no input has so many. */
const MAX_FIELDS = 100;

/** Limits the length of a line, whatever texts it contains. */
function limitLengths(entry: Entry, key: string): Entry {
  if (entry.kind === 'recovered' || entry.kind === 'continued') return entry;
  const callerId = truncateText(entry.callerId, MAX_CALLER_ID, key);
  if (entry.kind === 'refused') return { ...entry, callerId };
  const fields = entry.fields.slice(0, MAX_FIELDS);
  if (entry.kind === 'disclosure') return { ...entry, callerId, fields };
  return { ...entry, callerId, fields, user: truncateText(entry.user, MAX_USER, key) };
}

const hideKey = (change: Change, key: string): Change => ({
  ...change,
  idempotencyKey: change.idempotencyKey === null ? null : toFingerprint(change.idempotencyKey, key),
});

/** @returns undefined if the line was not signed with this key. */
export function readLine(line: Buffer, key: string): VerifiedLine | undefined {
  const end = line.length - SIGNATURE_LENGTH;
  const hmac = SIGNATURE.exec(line.subarray(Math.max(0, end)).toString('latin1'))?.[1];
  if (hmac === undefined) return undefined;
  const right = createHmac('sha256', key).update(line.subarray(0, end)).update('}').digest();
  if (!timingSafeEqual(right, Buffer.from(hmac, 'hex'))) return undefined;
  // Only this file writes lines with a valid signature.
  return { ...JSON.parse(line.toString('utf8')), hmac };
}
