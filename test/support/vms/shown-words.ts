import { listAt, memberAt } from './property-at.ts';

/** Returns the texts of a data source's refusal as they are shown: with secrets redacted. */
export function shownWords(refusal: unknown): string[] {
  const redact = memberAt(refusal, 'redact');
  if (typeof redact !== 'function') throw new Error('Not a refusal.');
  return listAt(refusal, 'fieldErrors').map((complaint) =>
    String(redact(memberAt(complaint, 'message'))),
  );
}
