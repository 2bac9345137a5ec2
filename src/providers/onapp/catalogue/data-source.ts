import type { RequestContext } from '../../../request/request-context.ts';
import type { Endpoint } from '../../../upstream/endpoint.ts';
import { decodeResponse } from '../../../upstream/response/decode-response.ts';
import type { ResponseBody } from '../../../upstream/response/response-handlers.ts';
import type { UpstreamClient } from '../../../upstream/upstream-client.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { createEndpoints, type OnAppEndpoints } from '../endpoints.ts';
import {
  type WirePermission,
  type WireRole,
  wirePermissionList,
  wireRoleList,
} from '../roles/wire.ts';
import {
  type WireBillingPlan,
  type WireBucket,
  type WireUserGroup,
  wireBillingPlanList,
  wireBucketList,
  wireUserGroupList,
} from './wire.ts';

/**
 * The lists of the whole panel, one method for each. No page is requested, so each list is complete (Q25). Reads of
 * users wait for the lists in which they look something up, so these get no more time than a document.
 */
export class OnAppCatalogueDataSource {
  readonly #client: UpstreamClient;
  readonly #endpoints: OnAppEndpoints;
  readonly #readers: ReturnType<typeof createReaders>;
  /** The two paths of the billing plans; the one that the panel was last seen to have comes first. */
  #plansPaths: readonly [Endpoint, Endpoint];

  constructor(client: UpstreamClient, dialect: Dialect) {
    this.#client = client;
    this.#endpoints = createEndpoints(dialect.suffix);
    this.#plansPaths = [this.#endpoints.listBillingPlans, this.#endpoints.listUserPlans];
    this.#readers = createReaders(dialect);
  }

  /**
   * Returns all permissions of the panel, some hundreds.
   *
   * @see docs/providers/onapp.md section 7
   * @throws {UpstreamError}
   */
  listPermissions(request: RequestContext): Promise<readonly WirePermission[]> {
    return this.#client.call(
      { endpoint: this.#endpoints.listPermissions },
      { 200: this.#readers.permissions },
      request,
    );
  }

  /**
   * Returns all roles with their permissions.
   *
   * @see docs/providers/onapp.md section 7
   * @throws {UpstreamError}
   */
  listRoles(request: RequestContext): Promise<readonly WireRole[]> {
    return this.#lookUp(this.#endpoints.listRoles, this.#readers.roles, request);
  }

  /**
   * Returns all user groups; their roles have no permissions here.
   *
   * @see docs/providers/onapp.md section 8
   * @throws {UpstreamError}
   */
  listUserGroups(request: RequestContext): Promise<readonly WireUserGroup[]> {
    return this.#lookUp(this.#endpoints.listUserGroups, this.#readers.userGroups, request);
  }

  /**
   * Returns all buckets, on panels since 6.0.
   *
   * @see docs/providers/onapp.md section 8
   * @throws {UpstreamError}
   */
  listBuckets(request: RequestContext): Promise<readonly WireBucket[]> {
    return this.#lookUp(this.#endpoints.listBuckets, this.#readers.buckets, request);
  }

  /**
   * Returns all billing plans, on panels up to 5.5. Their path differs between versions (Q19), which the panel reveals by
   * a 404. The path that it has is requested first from then on.
   *
   * @see docs/providers/onapp.md section 8
   * @throws {UpstreamError}
   */
  async listBillingPlans(request: RequestContext): Promise<readonly WireBillingPlan[]> {
    const [known, other] = this.#plansPaths;
    const read = this.#readers.billingPlans;
    const plans = await this.#client.call<readonly WireBillingPlan[] | null>(
      { endpoint: known, useShortTimeout: true },
      { 200: read, 404: () => null },
      request,
    );
    if (plans !== null) return plans;
    const moved = await this.#lookUp(other, read, request);
    this.#plansPaths = [other, known];
    return moved;
  }

  #lookUp<T>(
    endpoint: Endpoint,
    read: (body: ResponseBody) => Promise<T>,
    request: RequestContext,
  ): Promise<T> {
    return this.#client.call({ endpoint, useShortTimeout: true }, { 200: read }, request);
  }
}

function createReaders(dialect: Dialect) {
  return {
    permissions: decodeResponse(wirePermissionList, dialect, dialect.mediaType),
    roles: decodeResponse(wireRoleList, dialect, dialect.mediaType),
    userGroups: decodeResponse(wireUserGroupList, dialect, dialect.mediaType),
    buckets: decodeResponse(wireBucketList, dialect, dialect.mediaType),
    billingPlans: decodeResponse(wireBillingPlanList, dialect, dialect.mediaType),
  } as const;
}
