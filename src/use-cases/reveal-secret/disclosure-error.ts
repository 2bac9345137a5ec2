/**
 * Thrown if the disclosure of a secret cannot be recorded, so it is not shown. Clients see the
 * message.
 */
export class DisclosureError extends Error {
  override readonly name = 'DisclosureError';
  readonly code = 'AUDIT_UNAVAILABLE';
  /** The key of the provider that holds the secret. */
  readonly provider: string;

  constructor(provider: string) {
    super('The audit trail cannot be written, so no secret is shown.');
    this.provider = provider;
  }
}
