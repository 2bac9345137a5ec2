import type { Call } from '../../upstream/call.ts';
import { documentReply } from '../../upstream/document-reply.ts';
import type { ReplyBody } from '../../upstream/reply-table.ts';
import type { UpstreamClient } from '../../upstream/upstream-client.ts';
import { absent } from '../update-reply.ts';
import type { Dialect } from './dialect.ts';
import { createEndpoints, type OnAppEndpoints } from './endpoints.ts';
import {
  type WireMonthlyBill,
  type WirePayment,
  wireMonthlyBillList,
  wirePaymentList,
} from './wire-billing.ts';

/** One method for each list of what a user paid and cost. A user who is not there may have an empty one (Q22). */
export class OnAppBillingDataSource {
  readonly #client: UpstreamClient;
  readonly #endpoints: OnAppEndpoints;
  readonly #readPayments: (body: ReplyBody) => Promise<readonly WirePayment[]>;
  readonly #readBills: (body: ReplyBody) => Promise<readonly WireMonthlyBill[]>;

  constructor(client: UpstreamClient, dialect: Dialect) {
    this.#client = client;
    this.#endpoints = createEndpoints(dialect.suffix);
    this.#readPayments = documentReply(wirePaymentList, dialect, dialect.mediaType);
    this.#readBills = documentReply(wireMonthlyBillList, dialect, dialect.mediaType);
  }

  /**
   * Payments up to 5.5. Null when the panel has no such user.
   *
   * @see docs/providers/onapp.md section 9
   * @throws {UpstreamError}
   */
  listPaymentsOfUser(user: string, call: Call): Promise<readonly WirePayment[] | null> {
    return this.#client.call<readonly WirePayment[] | null>(
      { endpoint: this.#endpoints.listPaymentsOfUser, ids: { user } },
      { 200: this.#readPayments, 404: absent },
      call,
    );
  }

  /**
   * Payments since 6.0. The value of `payer_type` is documented nowhere: `User` is the name that Rails has for one. A
   * panel that does not heed it may list what others paid, or what nobody is said to have paid: that ends here.
   *
   * @see docs/providers/onapp.md section 9
   * @throws {UpstreamError}
   */
  listPayments(user: string, call: Call): Promise<readonly WirePayment[]> {
    return this.#client.call(
      { endpoint: this.#endpoints.listPayments, query: { payer_type: 'User', payer_id: user } },
      { 200: async (body) => (await this.#readPayments(body)).filter(isPaidBy(user)) },
      call,
    );
  }

  /**
   * What the months of one year cost. Null when the panel has no such user.
   *
   * @see docs/providers/onapp.md section 9
   * @throws {UpstreamError}
   */
  listMonthlyBills(
    user: string,
    year: number,
    call: Call,
  ): Promise<readonly WireMonthlyBill[] | null> {
    return this.#client.call<readonly WireMonthlyBill[] | null>(
      {
        endpoint: this.#endpoints.listMonthlyBills,
        ids: { user },
        query: { 'date[year]': String(year) },
      },
      { 200: this.#readBills, 404: absent },
      call,
    );
  }
}

const isPaidBy =
  (user: string) =>
  ({ payer_id }: WirePayment) =>
    payer_id === user;
