import type { RequestContext } from '../../../request/request-context.ts';
import { ContractMismatch } from '../../../upstream/response/contract.ts';
import { jsonResponse } from '../../../upstream/response/json-response.ts';
import { nullOn404, type ResponseBody } from '../../../upstream/response/response-handlers.ts';
import type { UpstreamClient } from '../../../upstream/upstream-client.ts';
import { assertReadable } from '../../../upstream/wire/read-all.ts';
import { skippedError } from '../../../upstream/wire/skipped-entries.ts';
import { assertSameId } from '../../kit/ids/global-id.ts';
import {
  rejectionIfWellFormed,
  toNotFound,
  toRejection,
  toUpdated,
  type UpdateResponse,
} from '../../kit/update/update-response.ts';
import { BILLING_ENDPOINTS } from '../endpoints.ts';
import {
  type WireListedCamera,
  type WireShownIntercom,
  wireCameraList,
  wireShownIntercom,
  wireUserCameraList,
} from './device-wire.ts';
import { type UpdateUserRequest, type WireBillingUser, wireBillingUser } from './wire.ts';

const readUser = jsonResponse(wireBillingUser);
const readCameras = jsonResponse(wireCameraList);
const readUserCameras = jsonResponse(wireUserCameraList);
const readIntercom = jsonResponse(wireShownIntercom);

/** The result for each requested camera, by id. Cameras that do not exist are missing. */
type ListedCameras = ReadonlyMap<string, WireListedCamera | Error>;

/** The endpoints of the VMS Billing API, one method for each. Uses wire types only. */
export class VmsBillingDataSource {
  readonly #client: UpstreamClient;

  constructor(client: UpstreamClient) {
    this.#client = client;
  }

  /**
   * Changes the user with the login `changes.login`. The page says `PATCH` in its heading and `POST` in its curl sample:
   * the heading wins (quirk 3). It documents no 404: an unknown login is a 422, which `isUnknownLogin` recognizes.
   *
   * @param id the native id of the user, if it is known.
   * @see docs/providers/vms.md section 2.3
   * @throws {UpstreamError} `UPSTREAM_CONTRACT` also if the response is about another login or id.
   */
  manageUser(
    changes: UpdateUserRequest,
    request: RequestContext,
    id: string | null = null,
  ): Promise<UpdateResponse<WireBillingUser>> {
    const changed = async (body: ResponseBody) =>
      toUpdated(sameUser(changes.login, id, await readUser(body)), body);
    return this.#client.call<UpdateResponse<WireBillingUser>>(
      {
        endpoint: BILLING_ENDPOINTS.manageUser,
        record: changes.login,
        body: { contentType: 'application/json', text: JSON.stringify(changes) },
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
   * Returns the cameras with these ids. A camera whose entry has no id is an error beside the others.
   *
   * @param ids at most `MAX_LISTED_CAMERAS`. Sent in the query, although the samples send a body (quirk 19).
   * @see docs/providers/vms.md sections 3 and 3.2
   * @throws {UpstreamError} `UPSTREAM_CONTRACT` also if the response is about another camera.
   */
  listCameras(ids: readonly string[], request: RequestContext): Promise<ListedCameras> {
    return this.#client.call<ListedCameras>(
      { endpoint: BILLING_ENDPOINTS.listCameras, query: { 'cameras_ids[]': ids } },
      { 200: async (body) => toListedCameras(ids, (await readCameras(body)) ?? []) },
      request,
    );
  }

  /**
   * Returns the cameras of the user with this login; none if the response is null (quirk 18). The entries do not name
   * the user, so the response cannot be checked against the login.
   *
   * @see docs/providers/vms.md sections 3 and 3.2
   * @throws {UpstreamError} for every status except 200.
   */
  listUserCameras(login: string, request: RequestContext): Promise<readonly WireListedCamera[]> {
    return this.#client.call<readonly WireListedCamera[]>(
      { endpoint: BILLING_ENDPOINTS.listCameras, query: { login } },
      { 200: async (body) => (await readUserCameras(body)) ?? [] },
      request,
    );
  }

  /**
   * Returns the intercom with this id, or null if the VMS has no such intercom. A 204 is treated as null too: the page
   * lists 204 as the success and shows a body, which HTTP forbids for a 204 (quirk 17).
   *
   * @see docs/providers/vms.md sections 3 and 3.3
   * @throws {UpstreamError} `UPSTREAM_CONTRACT` also if the response is about another intercom.
   */
  showIntercom(id: string, request: RequestContext): Promise<WireShownIntercom | null> {
    return this.#client.call<WireShownIntercom | null>(
      { endpoint: BILLING_ENDPOINTS.showIntercom, query: { id }, record: id },
      {
        200: async (body) => assertSameId(id, await readIntercom(body)),
        204: () => null,
        404: nullOn404,
      },
      request,
    );
  }

  /**
   * Requests a camera that need not exist: the harmless read of `roster check`. Every documented response, null and 422
   * included, shows that the API responds and accepts this gateway.
   *
   * @see docs/providers/vms.md section 3
   * @throws {UpstreamError}
   */
  async probe(request: RequestContext): Promise<void> {
    const cameras = await this.#client.call<readonly WireListedCamera[] | null>(
      { endpoint: BILLING_ENDPOINTS.listCameras, query: { 'cameras_ids[]': '1' } },
      { 200: readCameras, 422: () => null },
      request,
    );
    assertReadable(cameras);
  }

  close(): Promise<void> {
    return this.#client.close();
  }
}

/** Compares without case: a database that ignores case returns the login as it was registered. */
function sameUser(login: string, id: string | null, user: WireBillingUser): WireBillingUser {
  if (id !== null) assertSameId(id, user);
  if (user.login.toLowerCase() === login.toLowerCase()) return user;
  throw new ContractMismatch('$.login: expected the login that was sent');
}

/**
 * Returns the cameras by their ids. An entry without an id may be any of the cameras that the others omit, so all of
 * these have its error.
 *
 * @throws {ContractMismatch} if the list contains a camera that was not requested.
 */
function toListedCameras(
  ids: readonly string[],
  cameras: readonly WireListedCamera[],
): ListedCameras {
  const byId = new Map<string, WireListedCamera | Error>();
  for (const camera of cameras) {
    if (!ids.includes(camera.id)) {
      throw new ContractMismatch('$.id: expected one of the requested ids', '$.*.id');
    }
    byId.set(camera.id, camera);
  }
  const error = skippedError(cameras);
  if (error !== undefined) for (const id of ids) byId.set(id, byId.get(id) ?? error);
  return byId;
}
