import type { RequestContext } from '../../../request/request-context.ts';
import type { Endpoint } from '../../../upstream/endpoint.ts';
import { jsonResponse } from '../../../upstream/response/json-response.ts';
import { readOr } from '../../../upstream/wire/read-all.ts';
import type { PagingCapabilities, UpstreamPage } from '../../kit/paging/page-source.ts';
import type { WireFlat } from '../devices/intercom-wire.ts';
import { ADMIN_ENDPOINTS } from '../endpoints.ts';
import {
  type WireListedKey,
  type WireShortUser,
  wireFlatPage,
  wireKeyPage,
  wireShortUserPage,
} from './list-wire.ts';
import { hasNextPage, type WirePage } from './page-wire.ts';
import type { AdminSession } from './session.ts';

/** The query of one page of a list of the Admin API. */
export interface PageQuery {
  /** The page number, counted from 1. */
  readonly page: number;
  readonly perPage: number;
  /** The text to search for; null selects everything. */
  readonly search: string | null;
}

/** The paging capabilities of these lists (docs/providers/vms.md section 1.8). */
export const ADMIN_PAGING: PagingCapabilities = { hasTotal: true, oversizedPage: 'error' };

const readUsers = jsonResponse(wireShortUserPage);
const readFlats = jsonResponse(wireFlatPage);
const readKeys = jsonResponse(wireKeyPage);

/** The paged lists of the VMS Admin API, one method for each endpoint. Uses wire types only. */
export class VmsAdminListDataSource {
  readonly #session: AdminSession;

  constructor(session: AdminSession) {
    this.#session = session;
  }

  /**
   * Reads one page of users without nested data. No page documents the list: its existence and form are INFERRED.
   *
   * @param useShortTimeout true if other reads wait for it: then it gets no more time than a single document.
   * @see docs/providers/vms.md sections 5.3 and 6.2
   * @throws {UpstreamError}
   */
  async users(
    query: PageQuery,
    useShortTimeout: boolean,
    request: RequestContext,
  ): Promise<UpstreamPage<WireShortUser>> {
    const upstreamRequest = { ...toRequest(ADMIN_ENDPOINTS.listUsers, query), useShortTimeout };
    return toPage(query, await this.#session.call(upstreamRequest, { 200: readUsers }, request));
  }

  /**
   * Reads one page of the flats behind an intercom.
   *
   * @see docs/providers/vms.md section 6
   * @throws {UpstreamError} also if there is no such intercom.
   */
  async flats(
    intercom: string,
    query: PageQuery,
    request: RequestContext,
  ): Promise<UpstreamPage<WireFlat>> {
    const upstreamRequest = { ...toRequest(ADMIN_ENDPOINTS.listFlats, query), ids: { intercom } };
    return toPage(query, await this.#session.call(upstreamRequest, { 200: readFlats }, request));
  }

  /**
   * Reads one page of the keys to an intercom.
   *
   * @see docs/providers/vms.md section 6
   * @throws {UpstreamError} also if there is no such intercom.
   */
  async keys(
    intercom: string,
    query: PageQuery,
    request: RequestContext,
  ): Promise<UpstreamPage<WireListedKey>> {
    const upstreamRequest = { ...toRequest(ADMIN_ENDPOINTS.listKeys, query), ids: { intercom } };
    return toPage(query, await this.#session.call(upstreamRequest, { 200: readKeys }, request));
  }
}

const toRequest = (endpoint: Endpoint, { page, perPage, search }: PageQuery) => ({
  endpoint,
  query: { ...(search !== null && { search }), page: String(page), per_page: String(perPage) },
});

const toPage = <Item>(query: PageQuery, page: WirePage<Item>): UpstreamPage<Item> => ({
  items: page.data,
  total: readOr(null, () => page.meta?.total) ?? null,
  hasNext: hasNextPage(page, query.page),
});
