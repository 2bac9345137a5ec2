import { createHmac } from 'node:crypto';

/**
 * Returns a text of a client as it is written to a trail: one that is too long is cut, and 16 hex digits tell it from others
 * that begin like it.
 *
 * @param auditKey `audit.key`: without it nobody can try out texts.
 */
export function cutText(text: string, maxLength: number, auditKey: string): string {
  if (text.length <= maxLength) return text;
  const hash = createHmac('sha256', auditKey)
    // No line begins so: a caller must not choose what is signed as one.
    .update(`text\n${text}`)
    .digest('hex')
    .slice(0, 16);
  // Half a character is none.
  return `${text.slice(0, maxLength).replace(/[\ud800-\udbff]$/, '')}…#${hash}`;
}
