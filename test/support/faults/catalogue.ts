import { BODIES } from './bodies.ts';
import { BROKEN_OFF } from './broken-off.ts';
import { DOCUMENTS } from './documents.ts';
import type { Fault } from './fault.ts';
import { MALFORMED_HTTP } from './malformed-http.ts';
import { NO_CONNECTION } from './no-connection.ts';
import { REDIRECTS } from './redirects.ts';
import { REFUSALS } from './refusals.ts';
import { XML } from './xml.ts';

/** Shows that the effects of the faults are theirs. */
export const NO_FAULT: Fault = {
  row: '–',
  title: 'no fault',
  read: ['OK'],
  write: ['OK'],
  meet: async ({ forward, send }) => send(await forward()),
};

const ALL: readonly Fault[] = [
  ...NO_CONNECTION,
  ...BROKEN_OFF,
  ...MALFORMED_HTTP,
  ...BODIES,
  ...XML,
  ...DOCUMENTS,
  ...REFUSALS,
  ...REDIRECTS,
];

const numberOf = ({ row }: Fault) => Number(row.slice(1));

/** Every fault, by its row. */
export const FAULTS: readonly Fault[] = [
  NO_FAULT,
  ...ALL.toSorted((a, b) => numberOf(a) - numberOf(b)),
];
