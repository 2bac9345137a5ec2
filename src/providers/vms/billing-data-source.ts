import { z } from 'zod';
import type { Call } from '../../upstream/call.ts';
import { ContractMismatch } from '../../upstream/contract.ts';
import { jsonReply } from '../../upstream/json-reply.ts';
import type { ReplyBody, UpstreamClient } from '../../upstream/upstream-client.ts';
import { notFound, refused, refusedIfItSaysSo, type UpdateReply } from '../update-reply.ts';
import { optional, wireId } from '../wire-values.ts';
import {
  type ManageUserRequest,
  type WireBillingUser,
  wireBillingUser,
} from './wire-billing-user.ts';

const readUser = jsonReply(wireBillingUser);

/** Null where there is none (quirk 18). */
const readCameras = jsonReply(optional(z.array(z.object({ id: wireId }))));

/** One method for each endpoint of the VMS Billing API. Speaks wire types only. */
export class VmsBillingDataSource {
  readonly #client: UpstreamClient;

  constructor(client: UpstreamClient) {
    this.#client = client;
  }

  /**
   * Changes the user named by `request.login`. The page heads this `PATCH` and shows it in curl as `POST`: the
   * heading wins (quirk 3). It documents no 404: an unknown login is a 422, as `isUnknownLogin` tells.
   *
   * @see docs/providers/vms.md section 2.3
   * @throws {UpstreamError} `UPSTREAM_CONTRACT` also where the answer is about another login.
   */
  manageUser(request: ManageUserRequest, call: Call): Promise<UpdateReply<WireBillingUser>> {
    const updated = (body: ReplyBody) =>
      ({ kind: 'updated', user: sameLogin(request.login, readUser(body)) }) as const;
    return this.#client.call<UpdateReply<WireBillingUser>>(
      {
        method: 'PATCH',
        path: 'api/v1/billing/user/manage',
        effect: 'write',
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
   * Asks for a camera that need not exist: the harmless read of `roster check`. Whatever is documented for it, null
   * and 422 included, shows that the API answers and lets this gateway in.
   *
   * @see docs/providers/vms.md section 3
   * @throws {UpstreamError}
   */
  async probe(call: Call): Promise<void> {
    await this.#client.call(
      {
        method: 'GET',
        path: 'api/v1/billing/cameras/list',
        effect: 'read',
        query: { 'cameras_ids[]': '1' },
      },
      { 200: readCameras, 422: () => null },
      call,
    );
  }

  close(): Promise<void> {
    return this.#client.close();
  }
}

/** A database that ignores case gives the login as it was registered. */
function sameLogin(login: string, user: WireBillingUser): WireBillingUser {
  if (user.login.toLowerCase() === login.toLowerCase()) return user;
  throw new ContractMismatch('$.login: expected the login that was sent');
}
