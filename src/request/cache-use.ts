/** Whether the reads of one client request may use responses that a cache holds. */
export class CacheUse {
  /** Whether the caller may see secrets, which no cache holds. */
  readonly maySeeSecrets: boolean;
  #isAllowed = true;

  constructor(maySeeSecrets: boolean) {
    this.maySeeSecrets = maySeeSecrets;
  }

  get isAllowed(): boolean {
    return this.#isAllowed;
  }

  /** Makes all further reads of the request fresh, because it changes a user. */
  forbid(): void {
    this.#isAllowed = false;
  }
}
