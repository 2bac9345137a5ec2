import type { RequestContext } from '../../../request/request-context.ts';
import { jsonResponse } from '../../../upstream/response/json-response.ts';
import { nullOn404, type ResponseBody } from '../../../upstream/response/response-handlers.ts';
import type { UpstreamClient } from '../../../upstream/upstream-client.ts';
import { wireList } from '../../../upstream/wire/wire-list.ts';
import { assertSameId } from '../../kit/ids/global-id.ts';
import { rejectionInSuccess } from '../../kit/update/update-response.ts';
import type { ActivePlatformEndpoints } from '../endpoints.ts';
import { isUnknown } from '../rejection.ts';
import { type WireAccount, type WireSubscription, wireAccount, wireSubscription } from './wire.ts';

const readAccount = jsonResponse(wireAccount);
const readAccounts = jsonResponse(wireList(wireAccount));
const readSubscriptions = jsonResponse(wireList(wireSubscription));

/**
 * Reads customers from the ActivePlatform vendor API: one method for each endpoint, wire types
 * only.
 */
export class ActivePlatformAccountDataSource {
  readonly #client: UpstreamClient;
  readonly #endpoints: ActivePlatformEndpoints;

  constructor(client: UpstreamClient, endpoints: ActivePlatformEndpoints) {
    this.#client = client;
    this.#endpoints = endpoints;
  }

  /**
   * Lists the accounts that a user belongs to.
   *
   * @see docs/providers/activeplatform.md section 5.6
   * @throws {UpstreamError}
   */
  listAccountsOfUser(userId: string, request: RequestContext): Promise<readonly WireAccount[]> {
    return this.#client.call(
      { endpoint: this.#endpoints.listAccountsOfUser, ids: { user: userId } },
      { 200: readAccounts },
      request,
    );
  }

  /**
   * Returns null if the platform has no such account.
   *
   * @see docs/providers/activeplatform.md section 6.1
   * @throws {UpstreamError}
   */
  getAccount(id: string, request: RequestContext): Promise<WireAccount | null> {
    const found = async (body: ResponseBody) => {
      const rejection = rejectionInSuccess(body);
      if (rejection !== undefined && isUnknown('account', rejection)) return null;
      return assertSameId(id, await readAccount(body));
    };
    return this.#client.call<WireAccount | null>(
      { endpoint: this.#endpoints.getAccount, ids: { account: id } },
      { 200: found, 404: nullOn404 },
      request,
    );
  }

  /**
   * Lists what an account pays for.
   *
   * @see docs/providers/activeplatform.md section 6.2
   * @throws {UpstreamError}
   */
  listSubscriptions(
    accountId: string,
    request: RequestContext,
  ): Promise<readonly WireSubscription[]> {
    return this.#client.call(
      { endpoint: this.#endpoints.listSubscriptions, ids: { account: accountId } },
      { 200: readSubscriptions },
      request,
    );
  }
}
