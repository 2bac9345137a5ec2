import { Counter, type Registry } from 'prom-client';
import type { Departure } from '../../upstream/observer.ts';

/** Counts values in responses that cannot be read. Paths contain neither indexes nor ids. */
export function createDepartureMetrics(registry: Registry): (departure: Departure) => void {
  const departures = new Counter({
    name: 'roster_upstream_contract_departures_total',
    help: 'Values in responses that were needed and could not be read, by path.',
    labelNames: ['provider', 'api', 'method', 'path', 'field'],
    registers: [registry],
  });
  return ({ provider, endpoint: { api, method, path }, path: field }) =>
    departures.inc({ provider, api, method, path, field });
}
