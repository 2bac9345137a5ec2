import { createHmac } from 'node:crypto';

/**
 * Truncates the text of a client for the trail. If the text is too long, 16 hex digits distinguish it from texts with the
 * same beginning.
 *
 * @param auditKey `audit.key`: without it, no one can guess texts by their hash.
 */
export function truncateText(text: string, maxLength: number, auditKey: string): string {
  if (text.length <= maxLength) return text;
  const hash = createHmac('sha256', auditKey)
    // No line of a trail begins like this, so a caller cannot have a line of its choice signed.
    .update(`text\n${text}`)
    .digest('hex')
    .slice(0, 16);
  // The cut must not leave half of a surrogate pair.
  return `${text.slice(0, maxLength).replace(/[\ud800-\udbff]$/, '')}…#${hash}`;
}
