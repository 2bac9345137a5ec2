import type { Call } from '../../upstream/call.ts';
import type { Endpoint } from '../../upstream/endpoint.ts';
import { jsonReply } from '../../upstream/json-reply.ts';
import type { PagingHabits, UpstreamPage } from '../paging/page-source.ts';
import type { AdminClient } from './admin-client.ts';
import { ADMIN_ENDPOINTS } from './endpoints.ts';
import type { WireFlat } from './wire-intercom.ts';
import { type WireListedKey, wireFlatPage, wireKeyPage } from './wire-intercom-lists.ts';
import { type WireShortUser, wireShortUserPage } from './wire-short-user.ts';

/** What a page of the Admin API is asked for. */
export interface PageQuery {
  /** Counted from 1. */
  readonly page: number;
  readonly perPage: number;
  /** Null: everything. */
  readonly search: string | null;
}

/** How these lists answer, by docs/providers/vms.md section 1.8. */
export const ADMIN_PAGING: PagingHabits = { tellsTotal: true, longPage: 'error' };

const readUsers = jsonReply(wireShortUserPage);
const readFlats = jsonReply(wireFlatPage);
const readKeys = jsonReply(wireKeyPage);

/** The lists of the VMS Admin API that are read page by page, one method for each endpoint. Speaks wire types only. */
export class VmsAdminLists {
  readonly #client: AdminClient;

  constructor(client: AdminClient) {
    this.#client = client;
  }

  /**
   * Users without what stands below them. On no page: that the list exists, and its form, are INFERRED.
   *
   * @param isUrgent set where others wait with it.
   * @see docs/providers/vms.md sections 5.3 and 6.2
   * @throws {UpstreamError}
   */
  async users(
    query: PageQuery,
    isUrgent: boolean,
    call: Call,
  ): Promise<UpstreamPage<WireShortUser>> {
    const request = { ...toRequest(ADMIN_ENDPOINTS.listUsers, query), isUrgent };
    return toPage(await this.#client.call(request, { 200: readUsers }, call));
  }

  /**
   * Flats behind an intercom.
   *
   * @see docs/providers/vms.md section 6
   * @throws {UpstreamError} also where there is no such intercom.
   */
  async flats(intercom: string, query: PageQuery, call: Call): Promise<UpstreamPage<WireFlat>> {
    const request = { ...toRequest(ADMIN_ENDPOINTS.listFlats, query), ids: { intercom } };
    return toPage(await this.#client.call(request, { 200: readFlats }, call));
  }

  /**
   * Keys to an intercom.
   *
   * @see docs/providers/vms.md section 6
   * @throws {UpstreamError} also where there is no such intercom.
   */
  async keys(intercom: string, query: PageQuery, call: Call): Promise<UpstreamPage<WireListedKey>> {
    const request = { ...toRequest(ADMIN_ENDPOINTS.listKeys, query), ids: { intercom } };
    return toPage(await this.#client.call(request, { 200: readKeys }, call));
  }
}

const toRequest = (endpoint: Endpoint, { page, perPage, search }: PageQuery) => ({
  endpoint,
  query: { ...(search !== null && { search }), page: String(page), per_page: String(perPage) },
});

interface WirePage<Item> {
  readonly data: readonly Item[];
  readonly meta: { readonly total: number | null } | null;
}

const toPage = <Item>({ data, meta }: WirePage<Item>): UpstreamPage<Item> => ({
  items: data,
  total: meta?.total ?? null,
});
