import type { Call } from '../../upstream/call.ts';
import { documentReply } from '../../upstream/document-reply.ts';
import type { ReplyBody, UpstreamClient } from '../../upstream/upstream-client.ts';
import { sameUser } from '../same-user.ts';
import { absent, notFound, refused, refusedIfItSaysSo, type UpdateReply } from '../update-reply.ts';
import type { Dialect } from './dialect.ts';
import {
  type UpdateUserRequest,
  type WirePermission,
  type WireUser,
  wirePermissionList,
  wireUserDocument,
} from './wire.ts';

/** One method for each endpoint of the OnApp Control Panel API. Speaks wire types only. */
export class OnAppDataSource {
  readonly #client: UpstreamClient;
  readonly #dialect: Dialect;
  readonly #readUser: (body: ReplyBody) => WireUser;
  readonly #readPermissions: (body: ReplyBody) => readonly WirePermission[];

  constructor(client: UpstreamClient, dialect: Dialect) {
    this.#client = client;
    this.#dialect = dialect;
    this.#readUser = documentReply(wireUserDocument, dialect.read, dialect.mediaType);
    this.#readPermissions = documentReply(wirePermissionList, dialect.read, dialect.mediaType);
  }

  /**
   * Null when the panel has no such user.
   *
   * @see docs/providers/onapp.md section 6.2
   * @throws {UpstreamError}
   */
  getUser(id: string, call: Call): Promise<WireUser | null> {
    return this.#client.call<WireUser | null>(
      { method: 'GET', path: this.#path(`users/${id}`), effect: 'read' },
      { 200: (body) => sameUser(id, this.#readUser(body)), 404: absent },
      call,
    );
  }

  /**
   * Answers 204 without a body, on old panels 200 with `{}` or one space (Q1): the user has to be read afterwards.
   *
   * @see docs/providers/onapp.md sections 3 and 6.4
   * @throws {UpstreamError} `UPSTREAM_CONTRACT` for a success in any other form.
   */
  putUser(
    id: string,
    request: UpdateUserRequest,
    call: Call,
  ): Promise<UpdateReply<WireUser | null>> {
    const { mediaType, read, writeUser } = this.#dialect;
    return this.#client.call<UpdateReply<WireUser | null>>(
      {
        method: 'PUT',
        path: this.#path(`users/${id}`),
        effect: 'write',
        body: { contentType: mediaType, text: writeUser(request) },
        secrets: request.password === undefined ? [] : [request.password],
      },
      {
        200: ({ text, isPage }) => {
          const isConfirmation = text.trim() === '{}' || text === ' ';
          return isConfirmation && !isPage ? UPDATED : undefined;
        },
        204: () => UPDATED,
        400: (body) => refusedIfItSaysSo(body, read),
        404: notFound,
        422: (body) => refused(body, read),
      },
      call,
    );
  }

  /**
   * Every permission of the panel: some hundreds.
   *
   * @see docs/providers/onapp.md section 7
   * @throws {UpstreamError}
   */
  listPermissions(call: Call): Promise<readonly WirePermission[]> {
    return this.#client.call(
      { method: 'GET', path: this.#path('permissions'), effect: 'read' },
      { 200: this.#readPermissions },
      call,
    );
  }

  /**
   * The gateway's own account: the harmless read of `roster check`.
   *
   * @see docs/providers/onapp.md section 6.2
   * @throws {UpstreamError} `UPSTREAM_CONTRACT` with the paths that depart from the documented form.
   */
  async probe(call: Call): Promise<void> {
    await this.#client.call(
      { method: 'GET', path: this.#path('profile'), effect: 'read' },
      { 200: this.#readUser },
      call,
    );
  }

  close(): Promise<void> {
    return this.#client.close();
  }

  #path(below: string): string {
    return `${below}${this.#dialect.suffix}`;
  }
}

const UPDATED = { kind: 'updated', user: null } as const;
