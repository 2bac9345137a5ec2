import { ClientError } from '../providers/client-error.ts';
import type { Provider } from '../providers/provider.ts';

/** The configured installations, in the order of the configuration. */
export class Providers {
  readonly all: readonly Provider<never>[];
  readonly #byId: ReadonlyMap<string, Provider<never>>;

  constructor(providers: readonly Provider<never>[]) {
    this.all = providers;
    this.#byId = new Map(providers.map((provider) => [provider.id, provider]));
  }

  /** As if no others were configured. @param ids absent: all. */
  only(ids: ReadonlySet<string> | undefined): Providers {
    if (ids === undefined) return this;
    return new Providers(this.all.filter(({ id }) => ids.has(id)));
  }

  /** @throws {ClientError} `BAD_USER_INPUT` where none has this key. */
  get(id: string): Provider<never> {
    const provider = this.#byId.get(id);
    if (provider !== undefined) return provider;
    throw new ClientError('BAD_USER_INPUT', 'This gateway has no provider of that name.');
  }
}
