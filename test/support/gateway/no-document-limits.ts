/** Settings of `limits` for documents that only a test would write. */
export const NO_DOCUMENT_LIMITS = {
  tokens: 0,
  depth: 0,
  aliases: 0,
  rootFields: 0,
  directives: 0,
  repeatedFields: 0,
  characters: 0,
  lines: 0,
  nodes: 0,
  responseFields: 0,
} as const;
