import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { escapeInvisible } from '../lib/escape-json.ts';
import { cutText } from './cut-text.ts';
import { fingerprintOf } from './key-fingerprint.ts';

/** Where a trail ends: what is kept elsewhere to find out later that it was cut. */
export interface Head {
  /** Of the last line; 0 where there is none. */
  readonly seq: number;
  readonly hmac: string;
}

/** Before the first line. */
export const NO_LINE: Head = { seq: 0, hmac: '0'.repeat(64) };

/** What both lines of a change say. Names of fields, never their values. */
export interface Change {
  readonly requestId: string;
  readonly who: string;
  readonly provider: string;
  /** The member of the input: `vmsBilling`. */
  readonly branch: string;
  /** The global id, or the login where the branch names its user by that. */
  readonly user: string;
  readonly fields: readonly string[];
  /** As the caller sent it; a line holds its fingerprint alone. Null where there was none. */
  readonly idempotencyKey: string | null;
}

/** How a change ended. */
export interface Ending {
  /** The GraphQL type of the answer; `Error` where there was none. */
  readonly result: string;
  readonly code: string | null;
  readonly write: string;
  readonly httpStatus: number | null;
}

/** Secrets of one object that were shown. Names of fields, never their values. */
export interface Disclosure {
  readonly requestId: string;
  readonly who: string;
  readonly provider: string;
  /** Its global id. */
  readonly object: string;
  /** From the object down: `credentials.password`. */
  readonly fields: readonly string[];
}

/** Changes of one caller that were refused before they were any: invalid, or more than the caller may send. */
export interface Refusals {
  readonly who: string;
  /** When the first was refused, RFC 3339. */
  readonly since: string;
  /** How many, by code. */
  readonly refused: Readonly<Record<string, number>>;
}

/** What a line says, beside its place in the chain. */
export type Entry =
  | ({ readonly kind: 'intent' } & Change)
  | ({ readonly kind: 'outcome' } & Change & Ending & { readonly intent: number })
  | ({ readonly kind: 'disclosure' } & Disclosure)
  | ({ readonly kind: 'refused' } & Refusals)
  | { readonly kind: 'recovered'; readonly damaged: string; readonly bytes: number };

/** What a line whose HMAC is right says of its place, and of what it ends. */
export interface SeenLine {
  readonly seq: number;
  /** Of the trail; undefined in a line of a version that wrote none. */
  readonly trail: string | undefined;
  readonly prev: string;
  readonly hmac: string;
  readonly kind: string;
  readonly requestId: string | undefined;
  readonly intent: number | undefined;
}

/** `,"hmac":"…"}`: always the end of a line, so that what is signed is all before it, byte for byte. */
const SIGNATURE = /^,"hmac":"([0-9a-f]{64})"\}$/;
const SIGNATURE_LENGTH = ',"hmac":""}'.length + 64;

/** A new trail's id: random, so that no two trails have the same. */
export const newTrailId = (): string => randomBytes(8).toString('hex');

/**
 * The next line, with its line end, and the head after it.
 *
 * @param trail its id, which all lines of a trail hold.
 */
export function toLine(
  entry: Entry,
  { seq, hmac: prev }: Head,
  key: string,
  trail: string,
): { readonly text: string; readonly head: Head } {
  const { kind, ...rest } = bound(entry, key);
  const at = new Date().toISOString();
  const said = 'idempotencyKey' in rest ? hideKey(rest, key) : rest;
  const signed = escapeInvisible(JSON.stringify({ seq: seq + 1, at, trail, kind, ...said, prev }));
  const hmac = createHmac('sha256', key).update(signed).digest('hex');
  const text = `${signed.slice(0, -1)},"hmac":"${hmac}"}\n`;
  return { text, head: { seq: seq + 1, hmac } };
}

/** Characters of a login that are written. */
const MAX_USER = 64;

/** Of the name of a caller, which the issuer of a token may have chosen at any length. */
const MAX_WHO = 256;

/** Names of fields: more than any input has. */
const MAX_FIELDS = 100;

/** Keeps a line short, whatever its texts are. */
function bound(entry: Entry, key: string): Entry {
  if (entry.kind === 'recovered') return entry;
  const who = cutText(entry.who, MAX_WHO, key);
  if (entry.kind === 'refused') return { ...entry, who };
  const fields = entry.fields.slice(0, MAX_FIELDS);
  if (entry.kind === 'disclosure') return { ...entry, who, fields };
  return { ...entry, who, fields, user: cutText(entry.user, MAX_USER, key) };
}

const hideKey = (change: Change, key: string): Change => ({
  ...change,
  idempotencyKey: change.idempotencyKey === null ? null : fingerprintOf(change.idempotencyKey, key),
});

/** @returns undefined for a line that nobody wrote who has the key. */
export function readLine(line: Buffer, key: string): SeenLine | undefined {
  const end = line.length - SIGNATURE_LENGTH;
  const hmac = SIGNATURE.exec(line.subarray(Math.max(0, end)).toString('latin1'))?.[1];
  if (hmac === undefined) return undefined;
  const right = createHmac('sha256', key).update(line.subarray(0, end)).update('}').digest();
  if (!timingSafeEqual(right, Buffer.from(hmac, 'hex'))) return undefined;
  // Whoever has the key wrote it, and that is this file.
  return { ...JSON.parse(line.toString('utf8')), hmac };
}
