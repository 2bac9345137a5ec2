import type { RequestContext } from '../../request/request-context.ts';
import { memoize } from '../kit/per-request.ts';
import type { AcmeDataSource, UserPage } from './data-source.ts';
import type { WireContract, WireUserPage } from './wire.ts';

/** What one client request reads: each list and contract once. */
export interface Loaders {
  readonly listUsers: (args: UserPage) => Promise<WireUserPage>;
  readonly getContract: (userId: string) => Promise<WireContract | null>;
}

export function createLoaders(source: AcmeDataSource, request: RequestContext): Loaders {
  return {
    listUsers: memoize((args) => source.listUsers(args, request)),
    getContract: memoize((userId) => source.getContract(userId, request)),
  };
}
