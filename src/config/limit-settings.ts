import { z } from 'zod';
import { MAX_MILLISECONDS } from './setting-types.ts';

const milliseconds = z.int().min(0).max(MAX_MILLISECONDS);

/** A maximum number; 0 means no limit. */
const count = z.int().min(0);

/** The limits of each authenticated caller; with access.mode: open they do not apply. */
const perCallerSettings = z.strictObject({
  inFlight: count
    .default(20)
    .describe('Operations under way; more are refused with 429. 0 = no limit.'),
  perMinute: count.default(600).describe('Requests; more are refused with 429. 0 = no limit.'),
  mutationsPerMinute: count.default(30).describe('Changes of users; 0 = no limit.'),
  mutationsPerTargetPerMinute: count.default(5).describe('Changes of one user; 0 = no limit.'),
});

/** The limits of one operation, of one caller and of all callers together. */
export const limitSettings = z.strictObject({
  deadlineMs: milliseconds
    .default(8000)
    .describe('Milliseconds for one GraphQL operation; 0 = no limit.'),
  listDeadlineMs: milliseconds
    .default(40_000)
    .describe('The same for an operation that reads a long list; never less than deadlineMs.'),
  upstreamCalls: count
    .default(100)
    .describe('Upstream calls that one operation may make, known before the first; 0 = no limit.'),
  inFlight: count
    .default(256)
    .describe('Operations under way; more are refused at once with 503. 0 = no limit.'),
  perCaller: perCallerSettings
    .prefault({})
    .describe('For each caller; not with access.mode: open.'),
  requestBytes: z
    .int()
    .min(1024)
    .max(16 * 1024 * 1024)
    .default(64 * 1024)
    .describe('Of a request: an operation with its variables.'),
  answerBytes: count.default(8 * 1024 * 1024).describe('Of the answer to a query; 0 = no limit.'),
  responseFields: count
    .default(100_000)
    .describe(
      'Fields and list entries of a response, each counted for every object; 0 = no limit.',
    ),
  nodes: count
    .default(1000)
    .describe(
      'Objects that one operation may request: ids of nodes, first of users, representations; equal ones count. 0 = no limit.',
    ),
  characters: count.default(32_768).describe('Maximum length of a document; 0 = no limit.'),
  lines: count.default(2000).describe('Maximum number of lines of a document; 0 = no limit.'),
  unsentBytes: count
    .default(128 * 1024 * 1024)
    .describe(
      'Of all responses that wait for their clients to read them; beyond it those of the caller that holds the most are cut. 0 = no limit.',
    ),
  tokens: count
    .default(1000)
    .describe('Names, signs and values in a document; no more of it is read. 0 = no limit.'),
  depth: count
    .default(8)
    .describe('Fields within fields, but for those of introspection; 0 = no limit.'),
  aliases: count.default(15).describe('Of one operation, those of __typename too; 0 = no limit.'),
  rootFields: count
    .default(15)
    .describe('Of one operation, each as often as it is written; 0 = no limit.'),
  directives: count.default(10).describe('Of one operation; 0 = no limit.'),
  repeatedFields: count
    .default(30)
    .describe('How often one field may be written at one place, fragments included; 0 = no limit.'),
});

/** The parsed limits. */
export type LimitSettings = z.output<typeof limitSettings>;
