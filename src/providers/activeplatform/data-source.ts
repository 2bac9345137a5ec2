import type { RequestContext } from '../../request/request-context.ts';
import { jsonResponse } from '../../upstream/response/json-response.ts';
import { nullOn404, type ResponseBody } from '../../upstream/response/response-handlers.ts';
import type { UpstreamClient } from '../../upstream/upstream-client.ts';
import { assertReadable } from '../../upstream/wire/read-all.ts';
import { wireList } from '../../upstream/wire/wire-list.ts';
import { assertSameId } from '../kit/ids/global-id.ts';
import { definedOnly } from '../kit/update/defined-only.ts';
import {
  rejectionIfWellFormed,
  rejectionInSuccess,
  toNotFound,
  toRejection,
  toUpdated,
  type UpdateResponse,
} from '../kit/update/update-response.ts';
import type { ActivePlatformEndpoints } from './endpoints.ts';
import { isUnknown } from './rejection.ts';
import type { BodyFormat } from './settings.ts';
import { writeBody } from './update-body.ts';
import { type UpdateUserRequest, type WireUser, wireUser } from './wire.ts';

const readUser = jsonResponse(wireUser);
const readUsers = jsonResponse(wireList(wireUser));

/** The page of users to read. */
export interface UserPage {
  /** Counted from 1. */
  readonly page: number;
  readonly perPage: number;
  /** A filter whose semantics are not documented; if absent, all users. */
  readonly email?: string | undefined;
  /** Set if other searches wait for this one. */
  readonly useShortTimeout?: boolean;
}

/**
 * Reads and updates persons in the ActivePlatform vendor API: one method for each endpoint, wire
 * types only.
 */
export class ActivePlatformDataSource {
  readonly #client: UpstreamClient;
  readonly #endpoints: ActivePlatformEndpoints;
  readonly #bodyFormat: BodyFormat;

  constructor(client: UpstreamClient, endpoints: ActivePlatformEndpoints, bodyFormat: BodyFormat) {
    this.#client = client;
    this.#endpoints = endpoints;
    this.#bodyFormat = bodyFormat;
  }

  /**
   * Returns null if the platform has no such user.
   *
   * @see docs/providers/activeplatform.md section 5.2
   * @throws {UpstreamError}
   */
  getUser(id: string, request: RequestContext): Promise<WireUser | null> {
    const found = async (body: ResponseBody) => {
      const rejection = rejectionInSuccess(body);
      if (rejection !== undefined && isUnknown('user', rejection)) return null;
      return assertSameId(id, await readUser(body));
    };
    return this.#client.call<WireUser | null>(
      { endpoint: this.#endpoints.getUser, ids: { user: id } },
      { 200: found, 404: nullOn404 },
      request,
    );
  }

  /**
   * Updates a user. The update is partial although it is a PUT (Q4). A rejection has one key `error`;
   * its status is not documented: 400 and 422 are what the framework behind it sends, and a 200 or
   * 201 may have one as well.
   *
   * @see docs/providers/activeplatform.md sections 4 and 5.4
   * @throws {UpstreamError}
   */
  putUser(
    id: string,
    changes: UpdateUserRequest,
    request: RequestContext,
  ): Promise<UpdateResponse<WireUser>> {
    const changed = async (body: ResponseBody) => {
      const rejection = rejectionInSuccess(body);
      if (rejection === undefined) return toUpdated(assertSameId(id, await readUser(body)), body);
      return isUnknown('user', rejection) ? toNotFound(body) : rejection;
    };
    return this.#client.call<UpdateResponse<WireUser>>(
      {
        endpoint: this.#endpoints.putUser,
        ids: { user: id },
        body: writeBody(changes, this.#bodyFormat),
        secrets: changes.password === undefined ? [] : [changes.password],
      },
      {
        200: changed,
        201: changed,
        400: (body) => rejectionIfWellFormed(body),
        404: toNotFound,
        422: (body) => toRejection(body),
      },
      request,
    );
  }

  /**
   * Reads one page of users: a bare array without a total (Q6), in the provider's order, as no
   * field to sort by is documented.
   *
   * @see docs/providers/activeplatform.md sections 3 and 5.1
   * @throws {UpstreamError}
   */
  listUsers(
    { page, perPage, email, useShortTimeout = false }: UserPage,
    request: RequestContext,
  ): Promise<readonly WireUser[]> {
    const query = definedOnly({
      page: String(page),
      per_page: String(perPage),
      'filters[email]': email,
    });
    return this.#client.call(
      { endpoint: this.#endpoints.listUsers, query, useShortTimeout },
      { 200: readUsers },
      request,
    );
  }

  /**
   * Reads one page with one user: the harmless read of `roster check`.
   *
   * @throws {UpstreamError} `UPSTREAM_CONTRACT` with the undocumented paths if the response has
   *   another form.
   */
  async probe(request: RequestContext): Promise<void> {
    assertReadable(await this.listUsers({ page: 1, perPage: 1, useShortTimeout: true }, request));
  }
}
