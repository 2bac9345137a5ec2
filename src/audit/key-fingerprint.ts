import { createHmac } from 'node:crypto';

/**
 * Returns 16 hex digits that replace an idempotency key in the trail. Equal keys have equal fingerprints, which do not
 * reveal the key: it is free text of the caller and may contain a secret by mistake.
 *
 * @param auditKey `audit.key`: without it, no one can guess keys by their fingerprint.
 */
export function toFingerprint(idempotencyKey: string, auditKey: string): string {
  return (
    createHmac('sha256', auditKey)
      // No line of a trail begins like this, so a caller cannot have a line of its choice signed.
      .update(`idempotencyKey\n${idempotencyKey}`)
      .digest('hex')
      .slice(0, 16)
  );
}
