import type { RequestContext } from '../../request/request-context.ts';
import { decodeResponse } from '../../upstream/response/decode-response.ts';
import { nullOn404, type ResponseBody } from '../../upstream/response/response-handlers.ts';
import type { UpstreamClient } from '../../upstream/upstream-client.ts';
import { assertReadable } from '../../upstream/wire/read-all.ts';
import { assertSameId } from '../kit/ids/global-id.ts';
import type { UpstreamPage } from '../kit/paging/page-source.ts';
import {
  rejectionIfWellFormed,
  toNotFound,
  toRejection,
  toUpdated,
  type UpdateResponse,
} from '../kit/update/update-response.ts';
import type { Dialect } from './dialect/dialect.ts';
import { jsonDialect } from './dialect/json-dialect.ts';
import { xmlDialect } from './dialect/xml-dialect.ts';
import { createEndpoints, type OnAppEndpoints } from './endpoints.ts';
import { type UpdateUserRequest, type WireUser, wireUserDocument, wireUserList } from './wire.ts';

/** A request for one page of the list of users. */
export interface UserPage {
  /** The number of the page, counted from 1. */
  readonly page: number;
  readonly perPage: number;
  /** The search words; null for all users. */
  readonly search: string | null;
  /** Leaves out roles, permissions and counters: fast if the full list takes tens of seconds (Q15). */
  readonly isShort: boolean;
  /** Set if other providers wait for the same result. */
  readonly useShortTimeout: boolean;
}

/** A panel may refuse in the other format than the requested one. */
const ERROR_FORMATS = { json: jsonDialect.read, xml: xmlDialect.read };

/** The endpoints for users of the OnApp Control Panel API, one method for each. It uses wire types only. */
export class OnAppDataSource {
  readonly #client: UpstreamClient;
  readonly #dialect: Dialect;
  readonly #endpoints: OnAppEndpoints;
  readonly #readUser: (body: ResponseBody) => Promise<WireUser>;
  readonly #readUsers: (body: ResponseBody) => Promise<readonly WireUser[]>;

  constructor(client: UpstreamClient, dialect: Dialect) {
    this.#client = client;
    this.#dialect = dialect;
    this.#endpoints = createEndpoints(dialect.suffix);
    this.#readUser = decodeResponse(wireUserDocument, dialect, dialect.mediaType);
    this.#readUsers = decodeResponse(wireUserList, dialect, dialect.mediaType);
  }

  /**
   * Returns null if the panel has no such user.
   *
   * @see docs/providers/onapp.md section 6.2
   * @throws {UpstreamError}
   */
  getUser(id: string, request: RequestContext): Promise<WireUser | null> {
    return this.#client.call<WireUser | null>(
      { endpoint: this.#endpoints.getUser, ids: { user: id } },
      { 200: async (body) => assertSameId(id, await this.#readUser(body)), 404: nullOn404 },
      request,
    );
  }

  /**
   * Returns one page of all users, including deleted ones (Q13), or the whole list if the panel ignores paging. The
   * total is in a header, if the panel sends it (Q25).
   *
   * @see docs/providers/onapp.md section 6.1
   * @throws {UpstreamError}
   */
  listUsers(args: UserPage, request: RequestContext): Promise<UpstreamPage<WireUser>> {
    const { page, perPage, search, isShort, useShortTimeout } = args;
    return this.#client.call(
      {
        endpoint: this.#endpoints.listUsers,
        query: {
          page: String(page),
          per_page: String(perPage),
          ...(search !== null && { q: search }),
        },
        flag: isShort ? 'short' : undefined,
        useShortTimeout,
      },
      { 200: async (body) => ({ items: await this.#readUsers(body), total: readTotal(body) }) },
      request,
    );
  }

  /**
   * Changes a user. The response is 204 without a body, on old panels 200 with `{}` or one space (Q1), so that the
   * caller has to read the user afterwards.
   *
   * @see docs/providers/onapp.md sections 3 and 6.4
   * @throws {UpstreamError} `UPSTREAM_CONTRACT` if a success has any other form.
   */
  putUser(
    id: string,
    changes: UpdateUserRequest,
    request: RequestContext,
  ): Promise<UpdateResponse<WireUser | null>> {
    const { mediaType, writeUser } = this.#dialect;
    return this.#client.call<UpdateResponse<WireUser | null>>(
      {
        endpoint: this.#endpoints.putUser,
        ids: { user: id },
        body: { contentType: mediaType, text: writeUser(changes) },
        secrets: changes.password === undefined ? [] : [changes.password],
      },
      {
        200: (body) => {
          const isConfirmation = body.text.trim() === '{}' || body.text === ' ';
          return isConfirmation && !body.isHtml ? toUpdated(null, body) : undefined;
        },
        204: (body) => toUpdated(null, body),
        400: (body) => rejectionIfWellFormed(body, ERROR_FORMATS),
        404: toNotFound,
        422: (body) => toRejection(body, ERROR_FORMATS),
      },
      request,
    );
  }

  /**
   * Reads the account of the gateway: the harmless read of `roster check`.
   *
   * @see docs/providers/onapp.md section 6.2
   * @throws {UpstreamError} `UPSTREAM_CONTRACT` with the undocumented paths if the response has another form.
   */
  async probe(request: RequestContext): Promise<void> {
    const user = await this.#client.call(
      { endpoint: this.#endpoints.getProfile },
      { 200: this.#readUser },
      request,
    );
    assertReadable(user);
  }
}

/** Returns the number of users in the whole list; null if the panel does not send it (Q25). */
function readTotal({ header }: ResponseBody): number | null {
  const total = header('x-total');
  return total !== null && /^\d{1,9}$/.test(total) ? Number(total) : null;
}
