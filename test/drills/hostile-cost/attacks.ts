import type { Attack } from './attack.ts';
import { DOCUMENT_ATTACKS } from './documents.ts';
import { REFUSAL_ATTACKS } from './refusals.ts';
import { JSON_ATTACKS } from './upstream-json.ts';
import { XML_ATTACKS } from './upstream-xml.ts';

const SETUPS = ['default', 'audit', 'federation', 'jwt'];

const rank = ({ setup = 'default' }: Attack) => SETUPS.indexOf(setup);

/** Every row, those of one setup after another so that each gateway is started once. */
export const ATTACKS: readonly Attack[] = [
  ...DOCUMENT_ATTACKS,
  ...JSON_ATTACKS,
  ...XML_ATTACKS,
  ...REFUSAL_ATTACKS,
].sort((one, other) => rank(one) - rank(other));
