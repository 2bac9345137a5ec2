import type { RequestContext } from '../../request/request-context.ts';
import { jsonResponse } from '../../upstream/response/json-response.ts';
import { nullOn404 } from '../../upstream/response/response-handlers.ts';
import type { UpstreamClient } from '../../upstream/upstream-client.ts';
import { assertSameId } from '../kit/ids/global-id.ts';
import { definedOnly } from '../kit/update/defined-only.ts';
import {
  rejectionIfWellFormed,
  toNotFound,
  toRejection,
  toUpdated,
  type UpdateResponse,
} from '../kit/update/update-response.ts';
import { ENDPOINTS } from './endpoints.ts';
import {
  type UpdateUserRequest,
  type WireContract,
  type WireUser,
  type WireUserPage,
  wireContract,
  wireUser,
  wireUserPage,
} from './wire.ts';

const readUser = jsonResponse(wireUser);
const readUserPage = jsonResponse(wireUserPage);
const readContract = jsonResponse(wireContract);

/** The page of users to read. */
export interface UserPage {
  /** Counted from 1. */
  readonly page: number;
  readonly perPage: number;
  readonly search?: string | undefined;
  /** Set if other searches wait for this one. */
  readonly useShortTimeout?: boolean;
}

/** The Acme user API: one method for each endpoint, wire types only. */
export class AcmeDataSource {
  readonly #client: UpstreamClient;

  constructor(client: UpstreamClient) {
    this.#client = client;
  }

  /**
   * Returns null if Acme has no such user.
   *
   * @throws {UpstreamError}
   */
  getUser(id: string, request: RequestContext): Promise<WireUser | null> {
    return this.#client.call<WireUser | null>(
      { endpoint: ENDPOINTS.getUser, ids: { user: id } },
      { 200: async (body) => assertSameId(id, await readUser(body)), 404: nullOn404 },
      request,
    );
  }

  /** @throws {UpstreamError} */
  listUsers(
    { page, perPage, search, useShortTimeout = false }: UserPage,
    request: RequestContext,
  ): Promise<WireUserPage> {
    const query = definedOnly({ page: String(page), per_page: String(perPage), q: search });
    return this.#client.call(
      { endpoint: ENDPOINTS.listUsers, query, useShortTimeout },
      { 200: readUserPage },
      request,
    );
  }

  /** @throws {UpstreamError} */
  patchUser(
    id: string,
    changes: UpdateUserRequest,
    request: RequestContext,
  ): Promise<UpdateResponse<WireUser>> {
    return this.#client.call<UpdateResponse<WireUser>>(
      {
        endpoint: ENDPOINTS.patchUser,
        ids: { user: id },
        body: { contentType: 'application/json', text: JSON.stringify(changes) },
        secrets: changes.password === undefined ? [] : [changes.password],
      },
      {
        200: async (body) => toUpdated(assertSameId(id, await readUser(body)), body),
        400: (body) => rejectionIfWellFormed(body),
        404: toNotFound,
        422: (body) => toRejection(body),
      },
      request,
    );
  }

  /**
   * Returns null if the user has no contract.
   *
   * @throws {UpstreamError}
   */
  getContract(id: string, request: RequestContext): Promise<WireContract | null> {
    return this.#client.call<WireContract | null>(
      { endpoint: ENDPOINTS.getContract, ids: { user: id } },
      { 200: readContract, 404: nullOn404 },
      request,
    );
  }
}
