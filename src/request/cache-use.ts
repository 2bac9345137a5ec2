/** How one client request uses and changes what replicas share: responses in a cache, and reads in flight. */
export class CacheUse {
  /** Whether the caller may see secrets, which no cache holds. */
  readonly maySeeSecrets: boolean;
  #isAllowed = true;
  readonly #announcements: Promise<void>[] = [];

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

  /** @param announcement settles when other replicas know that a write of the request has ended; it never rejects. */
  announce(announcement: Promise<void>): void {
    this.#announcements.push(announcement);
  }

  /** Waits until other replicas know of all writes: only then the client may learn of them. */
  async announced(): Promise<void> {
    await Promise.all(this.#announcements);
  }
}
