/** That a secret is shown cannot be written down, so it is not shown. Its message reaches clients. */
export class DisclosureError extends Error {
  override readonly name = 'DisclosureError';
  readonly code = 'AUDIT_UNAVAILABLE';
  /** The key of the provider that holds the secret. */
  readonly provider: string;

  constructor(provider: string) {
    super('The trail cannot be written, so no secret is shown.');
    this.provider = provider;
  }
}
