import { isObject } from '../core/plain-object.ts';
import { MONTHLY_BILLS, PAYMENTS } from './billing-seed.ts';
import type { Call, Route } from './call.ts';
import { isAtLeast } from './options.ts';
import { notFound, respond } from './responses.ts';
import { toWirePayment } from './wire-catalogue.ts';
import { Float, List } from './wire-value.ts';

/**
 * Implements fact sheet 9: the names change with 4.2 (Q19). Deprecated in 5.4, and still served
 * here.
 */
export const listPaymentsOfUser: Route = (call) => {
  if (call.store.user(call.id) === undefined) return notFound(call);
  const isNew = isAtLeast(call.options.version, '4.2');
  const payments = PAYMENTS.filter(({ user_id }) => user_id === call.id).map((payment) =>
    toWirePayment(payment, isNew ? 'payer_id' : 'user_id'),
  );
  const name = call.options.paymentsAs;
  return respond(call, 200, { root: `${name}s`, value: new List(name, payments) });
};

/**
 * Implements fact sheet 9, from 6.0 on. INFERRED: an unknown payer, and a type of payers other than
 * `user`, have no payments.
 */
export const listPayments: Route = (call) => {
  const [type, payer] = [call.query.get('payer_type') ?? 'user', call.query.get('payer_id')];
  const payments = PAYMENTS.filter(
    ({ user_id }) => type === 'user' && (payer === null || String(user_id) === payer),
  ).map((payment) => toWirePayment(payment, call.options.payerAs));
  return respond(call, 200, { root: 'payments', value: new List('payment', payments) });
};

/** Implements fact sheet 9: no wrapper in JSON, one of another name in XML (Q20). */
export const listMonthlyBills: Route = (call) => {
  if (call.store.user(call.id) === undefined) return notFound(call);
  const year = readYear(call);
  const bills = MONTHLY_BILLS.filter((bill) => bill.user_id === call.id && bill.year === year);
  const items = bills.map(({ month, cost }) => ({ month, cost: new Float(cost, 'decimal') }));
  return respond(call, 200, { root: 'vm_stats', value: new List('vm_stat', items, 'plain') });
};

/**
 * Reads `date[year]`, in the query or in the body of the GET. INFERRED: the default is this year.
 */
function readYear({ parameters }: Call): number {
  const date = parameters['date'];
  const year = isObject(date) ? Number(date['year']) : Number.NaN;
  return Number.isNaN(year) ? new Date().getUTCFullYear() : year;
}

/**
 * Implements fact sheet 5.1: properties outside the wrapper (Q20). Those inside it are INFERRED.
 */
export const readLimits: Route = (call) => {
  if (call.store.user(call.id) === undefined) return notFound(call);
  const value = {
    limits: { cpus: 16, memory: 32768, disk_size: 500 },
    best_data_store_group_primary_id: 1,
    best_network_group_id: 1,
  };
  return respond(call, 200, { root: 'hash', value });
};
