import { z } from 'zod';
import type { Call } from '../../upstream/call.ts';
import { jsonReply } from '../../upstream/json-reply.ts';
import type { UpstreamClient } from '../../upstream/upstream-client.ts';
import { sameUser } from '../same-user.ts';
import { absent, notFound, refused, refusedIfItSaysSo, type UpdateReply } from '../update-reply.ts';
import {
  type UpdateUserRequest,
  type WireAccount,
  type WireUser,
  wireAccount,
  wireUser,
} from './wire.ts';

interface Settings {
  /** `api/vendor/v1`, or one of its twins (Q13). */
  readonly basePath: string;
  readonly apiToken: string;
}

const readUser = jsonReply(wireUser);
const readUsers = jsonReply(z.array(wireUser));
const readAccounts = jsonReply(z.array(wireAccount));

/** One method for each endpoint of the ActivePlatform vendor API. Speaks wire types only. */
export class ActivePlatformDataSource {
  readonly #client: UpstreamClient;
  readonly #basePath: string;
  /** The token travels in the URL of every call (Q1), so no URL may be shown. */
  readonly #query: { readonly api_token: string };

  constructor(client: UpstreamClient, { basePath, apiToken }: Settings) {
    this.#client = client;
    this.#basePath = basePath;
    this.#query = { api_token: apiToken };
  }

  /**
   * Null when the platform has no such user.
   *
   * @see docs/providers/activeplatform.md section 5.2
   * @throws {UpstreamError}
   */
  getUser(id: string, call: Call): Promise<WireUser | null> {
    return this.#client.call<WireUser | null>(
      { method: 'GET', path: this.#path(`users/${id}.json`), effect: 'read', query: this.#query },
      { 200: (body) => sameUser(id, readUser(body)), 404: absent },
      call,
    );
  }

  /**
   * A partial update although it is a PUT (Q4). Its refusals are not documented: 400 and 422 with one key `error`
   * are what the framework behind it sends.
   *
   * @see docs/providers/activeplatform.md sections 4 and 5.4
   * @throws {UpstreamError}
   */
  putUser(id: string, request: UpdateUserRequest, call: Call): Promise<UpdateReply<WireUser>> {
    const updated = (body: Parameters<typeof readUser>[0]) =>
      ({ kind: 'updated', user: sameUser(id, readUser(body)) }) as const;
    return this.#client.call<UpdateReply<WireUser>>(
      {
        method: 'PUT',
        path: this.#path(`users/${id}.json`),
        effect: 'write',
        query: this.#query,
        body: { contentType: 'application/json', text: JSON.stringify(request) },
        secrets: request.password === undefined ? [] : [request.password],
      },
      {
        200: updated,
        201: updated,
        400: (body) => refusedIfItSaysSo(body),
        404: notFound,
        422: (body) => refused(body),
      },
      call,
    );
  }

  /**
   * The accounts that a user belongs to.
   *
   * @see docs/providers/activeplatform.md section 5.6
   * @throws {UpstreamError}
   */
  listAccountsOfUser(userId: string, call: Call): Promise<readonly WireAccount[]> {
    return this.#client.call(
      {
        method: 'GET',
        path: this.#path(`users/${userId}/accounts.json`),
        effect: 'read',
        query: this.#query,
      },
      { 200: readAccounts },
      call,
    );
  }

  /**
   * One page with one user: the harmless read of `roster check`.
   *
   * @see docs/providers/activeplatform.md section 5.1
   * @throws {UpstreamError} `UPSTREAM_CONTRACT` with the path of the first departure.
   */
  async probe(call: Call): Promise<void> {
    await this.#client.call(
      {
        method: 'GET',
        path: this.#path('users.json'),
        effect: 'read',
        query: { ...this.#query, page: '1', per_page: '1' },
      },
      { 200: readUsers },
      call,
    );
  }

  close(): Promise<void> {
    return this.#client.close();
  }

  #path(below: string): string {
    return `${this.#basePath}/${below}`;
  }
}
