import type { RequestContext } from '../../../request/request-context.ts';
import { decodeResponse } from '../../../upstream/response/decode-response.ts';
import type { ResponseBody } from '../../../upstream/response/response-handlers.ts';
import type { UpstreamClient } from '../../../upstream/upstream-client.ts';
import { readOr } from '../../../upstream/wire/read-all.ts';
import { keepSkipped, markSkipped, skippedError } from '../../../upstream/wire/skipped-entries.ts';
import { nullOn404 } from '../../kit/update/update-response.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { createEndpoints, type OnAppEndpoints } from '../endpoints.ts';
import {
  type WireMonthlyBill,
  type WirePayment,
  wireMonthlyBillList,
  wirePaymentList,
} from './wire.ts';

/** The payments and bills of a user, one method for each list. An unknown user may have an empty list (Q22). */
export class OnAppBillingDataSource {
  readonly #client: UpstreamClient;
  readonly #endpoints: OnAppEndpoints;
  readonly #readPayments: (body: ResponseBody) => Promise<readonly WirePayment[]>;
  readonly #readBills: (body: ResponseBody) => Promise<readonly WireMonthlyBill[]>;

  constructor(client: UpstreamClient, dialect: Dialect) {
    this.#client = client;
    this.#endpoints = createEndpoints(dialect.suffix);
    this.#readPayments = decodeResponse(wirePaymentList, dialect, dialect.mediaType);
    this.#readBills = decodeResponse(wireMonthlyBillList, dialect, dialect.mediaType);
  }

  /**
   * Returns the payments of a user, on panels up to 5.5; null if the panel has no such user.
   *
   * @see docs/providers/onapp.md section 9
   * @throws {UpstreamError}
   */
  listPaymentsOfUser(
    user: string,
    request: RequestContext,
  ): Promise<readonly WirePayment[] | null> {
    return this.#client.call<readonly WirePayment[] | null>(
      { endpoint: this.#endpoints.listPaymentsOfUser, ids: { user } },
      { 200: this.#readPayments, 404: nullOn404 },
      request,
    );
  }

  /**
   * Returns the payments of a user, on panels since 6.0. The value of `payer_type` is not documented: `User` is the
   * name in Rails. A panel that ignores it may list payments of others or without a payer: these are removed here.
   *
   * @see docs/providers/onapp.md section 9
   * @throws {UpstreamError}
   */
  listPayments(user: string, request: RequestContext): Promise<readonly WirePayment[]> {
    return this.#client.call(
      { endpoint: this.#endpoints.listPayments, query: { payer_type: 'User', payer_id: user } },
      { 200: async (body) => keepPaidBy(user, await this.#readPayments(body)) },
      request,
    );
  }

  /**
   * Returns the costs of the months of one year; null if the panel has no such user.
   *
   * @see docs/providers/onapp.md section 9
   * @throws {UpstreamError}
   */
  listMonthlyBills(
    user: string,
    year: number,
    request: RequestContext,
  ): Promise<readonly WireMonthlyBill[] | null> {
    return this.#client.call<readonly WireMonthlyBill[] | null>(
      {
        endpoint: this.#endpoints.listMonthlyBills,
        ids: { user },
        query: { 'date[year]': String(year) },
      },
      { 200: this.#readBills, 404: nullOn404 },
      request,
    );
  }
}

/** A payment whose payer cannot be read is left out, and shown by its error. */
function keepPaidBy(user: string, payments: readonly WirePayment[]): readonly WirePayment[] {
  const unreadable: Error[] = [];
  const paid = payments.filter((payment) =>
    readOr(
      false,
      () => payment.payer_id === user,
      (error) => unreadable.push(error),
    ),
  );
  const [error] = unreadable;
  if (error === undefined) return keepSkipped(payments, paid);
  markSkipped(paid, { count: unreadable.length, error: skippedError(payments) ?? error });
  return paid;
}
