import { listAt, memberAt } from './vms-member-at.ts';

/** The texts of a refusal that a data source gave, as they are shown: secrets taken out. */
export function shownWords(refusal: unknown): string[] {
  const redact = memberAt(refusal, 'redact');
  if (typeof redact !== 'function') throw new Error('This is no refusal.');
  return listAt(refusal, 'complaints').map((complaint) =>
    String(redact(memberAt(complaint, 'message'))),
  );
}
