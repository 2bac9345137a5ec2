import { createHmac } from 'node:crypto';

/**
 * What stands in a trail for the idempotency key of a caller: equal keys give the same 16 hex digits, and nobody reads
 * the key in them. It is the caller's free text, and may hold by mistake what must not be kept.
 *
 * @param auditKey `audit.key`: without it nobody can try out keys.
 */
export function fingerprintOf(idempotencyKey: string, auditKey: string): string {
  return (
    createHmac('sha256', auditKey)
      // No line begins so: a caller must not choose what is signed as one.
      .update(`idempotencyKey\n${idempotencyKey}`)
      .digest('hex')
      .slice(0, 16)
  );
}
