import { readSource } from '../files/sources.ts';

/** A message of the log as `docs/log-messages.md` describes it. */
export interface DocumentedMessage {
  readonly levels: readonly string[];
  readonly properties: readonly string[];
}

/** Rows of the tables of messages: message, levels and properties. */
const ROW = /^\| `([^`|]+)` \| ([a-z, ]+) \| ([^|]*)\|/gm;

/** Returns the documented messages. */
export function readDocumentedMessages(): ReadonlyMap<string, DocumentedMessage> {
  const rows = readSource('docs/log-messages.md').matchAll(ROW);
  return new Map(
    [...rows]
      .filter(([, , levels = '']) => /^(?:info|warn|error)/.test(levels))
      .map(([, message = '', levels = '', properties = '']) => [
        message,
        {
          levels: levels.split(', '),
          properties: [...properties.matchAll(/`(\w+)`/g)].map(([, name = '']) => name),
        },
      ]),
  );
}
