import { ClientError } from '../providers/contract/client-error.ts';
import type { Provider } from '../providers/contract/provider.ts';

/** The configured installations, in the order of the configuration. */
export class Providers {
  readonly all: readonly Provider<never>[];
  readonly #byId: ReadonlyMap<string, Provider<never>>;

  constructor(providers: readonly Provider<never>[]) {
    this.all = providers;
    this.#byId = new Map(providers.map((provider) => [provider.id, provider]));
  }

  /**
   * Returns the providers as if no others were configured.
   *
   * @param ids undefined means all.
   */
  only(ids: ReadonlySet<string> | undefined): Providers {
    if (ids === undefined) return this;
    return new Providers(this.all.filter(({ id }) => ids.has(id)));
  }

  /** @throws {ClientError} `BAD_USER_INPUT` if no provider has this key. */
  get(id: string): Provider<never> {
    const provider = this.#byId.get(id);
    if (provider !== undefined) return provider;
    throw new ClientError('BAD_USER_INPUT', 'This gateway has no provider with this key.');
  }
}
