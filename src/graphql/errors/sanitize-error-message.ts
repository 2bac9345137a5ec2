/**
 * Returns a message of graphql-js about a document without the values of that document: graphql-js
 * quotes values, and one of them may be a password. Names of the schema and of variables stay.
 */
export function sanitizeMessage(message: string): string {
  if (message.startsWith('Syntax Error: '))
    return `${/^Syntax Error: [^",:.]*/.exec(message)?.[0].trimEnd()}.`;
  return reasonOf(message) ?? message;
}

/**
 * The messages of graphql-js that quote a value, each from its beginning, and what remains without
 * the value. They are matched only from the beginning, so that the time grows with the length of
 * the message and no value can look like a message.
 */
const REASONS: readonly (readonly [RegExp, (...names: string[]) => string])[] = [
  [
    /^Field "([\w.]+)" of required type "([\w![\]]+)" was not provided/,
    (field, type) => `Field "${field}" of required type "${type}" was not provided.`,
  ],
  [
    /^Field "(\w+)" is not defined by type "(\w+)"/,
    (field, type) => `Field "${field}" is not defined by type "${type}".`,
  ],
  [
    /^Expected non-nullable type "([\w![\]]+)" not to be null/,
    (type) => `Type "${type}" must not be null.`,
  ],
  [
    /^Exactly one key must be specified for OneOf type "(\w+)"/,
    (type) => `Exactly one key must be specified for OneOf type "${type}".`,
  ],
  [/^Expected type "(\w+)" to be an object/, (type) => `Expected type "${type}" to be an object.`],
  [
    /^Value ".*" does not exist in "(\w+)" enum/s,
    (type) => `The value does not exist in "${type}" enum.`,
  ],
  [/^Enum "(\w+)" cannot represent/, (type) => `The value does not exist in "${type}" enum.`],
  [/^Expected value of type "([\w![\]]+)", found/, (type) => `Expected value of type "${type}".`],
  [/^Unknown operation named /, () => 'There is no operation of that name.'],
  [
    /^(String|Int|Float|Boolean|ID) cannot represent/,
    (type) => `${type} cannot represent the value.`,
  ],
  [/^(DateTime must be RFC 3339, such as \S+Z\.)/, (sentence) => sentence],
  [/^(Date must be a day, such as \S+\d\.)/, (sentence) => sentence],
  [/^(Decimal must be a string of digits, such as "-12\.50"\.)/, (sentence) => sentence],
  [/^(JSON must not be nested deeper than \d+ levels\.)/, (sentence) => sentence],
];

/**
 * Returns the reason why a value is refused, without the value; undefined if the message is not
 * known.
 */
export function reasonOf(message: string): string | undefined {
  for (const [pattern, toSentence] of REASONS) {
    const match = pattern.exec(message);
    if (match !== null) return toSentence(...match.slice(1));
  }
  return undefined;
}
