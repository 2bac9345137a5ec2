import { ClientError } from '../providers/client-error.ts';
import type { Provider } from '../providers/provider.ts';

/** The configured installations, in the order of the configuration. */
export class Providers {
  readonly #byId: ReadonlyMap<string, Provider<never>>;

  constructor(providers: readonly Provider<never>[]) {
    this.#byId = new Map(providers.map((provider) => [provider.id, provider]));
  }

  get all(): readonly Provider<never>[] {
    return [...this.#byId.values()];
  }

  /** @throws {ClientError} `BAD_USER_INPUT` where none has this key. */
  get(id: string): Provider<never> {
    const provider = this.#byId.get(id);
    if (provider !== undefined) return provider;
    throw new ClientError('BAD_USER_INPUT', 'This gateway has no provider of that name.');
  }
}
