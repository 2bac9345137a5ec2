import type { RequestContext } from '../../../request/request-context.ts';
import { ContractMismatch } from '../../../upstream/response/contract.ts';
import { decodeResponse } from '../../../upstream/response/decode-response.ts';
import { nullOn404, type ResponseBody } from '../../../upstream/response/response-handlers.ts';
import type { UpstreamClient } from '../../../upstream/upstream-client.ts';
import { readOr } from '../../../upstream/wire/read-all.ts';
import { keepSkipped, markSkipped, skippedError } from '../../../upstream/wire/skipped-entries.ts';
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
   * Returns the payments of a user, on panels since 6.0. `payer_type=user` is what the vendor's module sends. A panel
   * that ignores it may list payments of others: these are removed here.
   *
   * @see docs/providers/onapp.md section 9
   * @throws {UpstreamError} `UPSTREAM_CONTRACT` if a payment names no payer, because it may be the user's.
   */
  listPayments(user: string, request: RequestContext): Promise<readonly WirePayment[]> {
    return this.#client.call(
      { endpoint: this.#endpoints.listPayments, query: { payer_type: 'user', payer_id: user } },
      { 200: async (body) => selectPaidBy(user, await this.#readPayments(body), body) },
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

/**
 * Returns the payments of a user. A payment whose payer cannot be read, or that names none, is left out and shown by its
 * error.
 */
function selectPaidBy(
  user: string,
  payments: readonly WirePayment[],
  { toFieldError }: ResponseBody,
): readonly WirePayment[] {
  const errors: Error[] = [];
  const paid = payments.filter((payment, index) => {
    const payer = readOr(
      undefined,
      () => payment.payer_id ?? payment.user_id,
      (error) => errors.push(error),
    );
    if (payer === null)
      errors.push(
        toFieldError(new ContractMismatch(`$.${index}: expected payer_id or user_id`, '$.*')),
      );
    return payer === user;
  });
  const [error] = errors;
  if (error === undefined) return keepSkipped(payments, paid);
  markSkipped(paid, { count: errors.length, error: skippedError(payments) ?? error });
  return paid;
}
