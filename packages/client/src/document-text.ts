import { printDocument } from './print-document.ts';
import type { OperationDocument, ParsedDocument } from './typed-document.ts';

/** Returns the text of an operation, in whichever form it is. */
export function documentText(document: OperationDocument<unknown, never>): string {
  return typeof document === 'object' && isParsed(document)
    ? printDocument(document)
    : document.toString();
}

const isParsed = (document: object): document is ParsedDocument =>
  'kind' in document && 'definitions' in document;

/**
 * Returns whether an operation may write. A text is not parsed for this: one that contains the word counts as a mutation,
 * even if the word is part of a comment.
 */
export const mayWrite = (text: string): boolean => /\bmutation\b/.test(text);
