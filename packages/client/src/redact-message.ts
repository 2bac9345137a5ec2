/** Texts of fewer characters are parts of ordinary words, and no secret. */
const SHORTEST = 4;

/** Replaces a message that quotes a value. */
const REDACTED =
  'The request failed. The message of the server is left out because it contains a sent value.';

/**
 * Returns a function that replaces a message of a server if it contains one of the variables: a text or a number of at least
 * four characters, at any depth. Roster's own messages never do, but a router between may quote a whole input.
 */
export function createRedaction(variables: unknown): (message: string) => string {
  const texts = [...leaves(variables)].filter((text) => text.length >= SHORTEST);
  return (message) => (texts.some((text) => message.includes(text)) ? REDACTED : message);
}

/** Yields each text and each number, as itself and as it looks inside a document of JSON. */
function* leaves(value: unknown): Generator<string> {
  if (typeof value === 'string') {
    yield value;
    yield JSON.stringify(value).slice(1, -1);
  } else if (typeof value === 'number') {
    yield String(value);
  } else if (typeof value === 'object' && value !== null) {
    for (const entry of Object.values(value)) yield* leaves(entry);
  }
}
