import { createHmac } from 'node:crypto';

/**
 * Returns 16 hex digits that replace an idempotency key in the trail. Equal keys have equal fingerprints, which do not
 * reveal the key: it is free text of the caller and may contain a secret by mistake.
 */
export const toFingerprint = (idempotencyKey: string, auditKey: string): string =>
  hash('idempotencyKey', idempotencyKey, auditKey);

/**
 * Truncates the text of a client for the trail. If the text is too long, 16 hex digits distinguish it from texts with the
 * same beginning.
 */
export function truncateText(text: string, maxLength: number, auditKey: string): string {
  if (text.length <= maxLength) return text;
  // The cut must not leave half of a surrogate pair.
  const start = text.slice(0, maxLength).replace(/[\ud800-\udbff]$/, '');
  return `${start}…#${hash('text', text, auditKey)}`;
}

/** @param auditKey `audit.key`: without it, no one can guess texts by their hash. */
function hash(kind: 'idempotencyKey' | 'text', text: string, auditKey: string): string {
  // No line of a trail begins like this, so a caller cannot have a line of its choice signed.
  return createHmac('sha256', auditKey).update(`${kind}\n${text}`).digest('hex').slice(0, 16);
}
