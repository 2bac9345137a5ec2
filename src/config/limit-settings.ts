import { z } from 'zod';
import { MAX_MILLISECONDS } from './setting-types.ts';

const milliseconds = z.int().min(0).max(MAX_MILLISECONDS);

/** A maximum number; 0 means no limit. */
const count = z.int().min(0);

/** The limits of each authenticated caller; with access.mode: open they do not apply. */
const perCallerSettings = z.strictObject({
  inFlight: count
    .default(20)
    .describe('Maximum number of concurrent operations; more get HTTP 429. 0 = no limit.'),
  perMinute: count
    .default(600)
    .describe('Maximum number of requests; more get HTTP 429. 0 = no limit.'),
  mutationsPerMinute: count
    .default(30)
    .describe('Maximum number of changes of users; 0 = no limit.'),
  mutationsPerTargetPerMinute: count
    .default(5)
    .describe('Maximum number of changes of one user; 0 = no limit.'),
});

/** The limits of one operation, of one caller and of all callers together. */
export const limitSettings = z.strictObject({
  deadlineMs: milliseconds
    .default(8000)
    .describe('Deadline of one GraphQL operation; 0 = no limit.'),
  listDeadlineMs: milliseconds
    .default(40_000)
    .describe(
      'Deadline of an operation that reads a long list; deadlineMs if that is longer. 0 = no limit.',
    ),
  upstreamCalls: count
    .default(100)
    .describe(
      'Maximum number of upstream calls of one operation, checked before the first call; entities beyond it are left out. 0 = no limit.',
    ),
  inFlight: count
    .default(256)
    .describe('Maximum number of concurrent operations; more get HTTP 503 at once. 0 = no limit.'),
  perCaller: perCallerSettings
    .prefault({})
    .describe('Limits of each caller. They have no effect with access.mode: open.'),
  requestBytes: z
    .int()
    .min(1024)
    .max(16 * 1024 * 1024)
    .default(64 * 1024)
    .describe('Maximum size of a request body: the operation with its variables.'),
  responseBytes: count
    .default(8 * 1024 * 1024)
    .describe('Maximum size of a response; 0 = no limit.'),
  responseFields: count
    .default(100_000)
    .describe(
      'Maximum number of fields and list entries of a response, each counted for every object; 0 = no limit.',
    ),
  nodes: count
    .default(1000)
    .describe(
      'Maximum number of objects that one operation requests: ids of nodes, first of users, representations. Equal ones count. 0 = no limit.',
    ),
  characters: count
    .default(32_768)
    .describe('Maximum number of characters in a document; 0 = no limit.'),
  lines: count.default(2000).describe('Maximum number of lines in a document; 0 = no limit.'),
  unsentBytes: count
    .default(128 * 1024 * 1024)
    .describe(
      'Maximum size of all responses that clients have not read yet. Beyond it the responses of the caller that holds the most are cut. 0 = no limit.',
    ),
  tokens: count.default(1000).describe('Maximum number of tokens in a document; 0 = no limit.'),
  depth: count
    .default(10)
    .describe('Maximum depth of nested fields; introspection fields do not count. 0 = no limit.'),
  aliases: count
    .default(15)
    .describe(
      'Maximum number of aliases in one operation, including those of __typename; 0 = no limit.',
    ),
  rootFields: count
    .default(15)
    .describe('Maximum number of root fields in one operation; repetitions count. 0 = no limit.'),
  directives: count
    .default(10)
    .describe('Maximum number of directives in one operation; 0 = no limit.'),
  repeatedFields: count
    .default(30)
    .describe(
      'Maximum number of repetitions of one field in the same selection, fragments included; 0 = no limit.',
    ),
});
