import type { Attack } from './attack.ts';
import { CONNECTION_ATTACKS } from './connections.ts';
import { CREDENTIAL_ATTACKS } from './credentials.ts';
import { DOCUMENT_ATTACKS } from './documents.ts';
import { REFUSAL_ATTACKS } from './refusals.ts';
import { SHAPE_ATTACKS } from './shapes.ts';
import { UPDATE_ATTACKS } from './updates.ts';
import { HTTP_ATTACKS } from './upstream-http.ts';
import { JSON_ATTACKS } from './upstream-json.ts';
import { XML_ATTACKS } from './upstream-xml.ts';
import { VARIABLE_ATTACKS } from './variables.ts';
import { WITHIN_LIMITS } from './within-limits.ts';

const SETUPS = ['default', 'audit', 'federation', 'jwt'];

const rank = ({ setup = 'default' }: Attack) => SETUPS.indexOf(setup);

/**
 * Rows of the issue that are about correctness and not about cost (H7, M2, M6, M7, most of L) have their own tests,
 * which docs/threats.md names.
 */
export const NOT_COSTS =
  'H7, M2, M6, M7 and L2, L4 to L9 are no costs: docs/threats.md names their tests';

/** All rows, sorted by setup, so that each gateway is started once. */
export const ATTACKS: readonly Attack[] = [
  ...DOCUMENT_ATTACKS,
  ...WITHIN_LIMITS,
  ...SHAPE_ATTACKS,
  ...VARIABLE_ATTACKS,
  ...UPDATE_ATTACKS,
  ...CREDENTIAL_ATTACKS,
  ...CONNECTION_ATTACKS,
  ...HTTP_ATTACKS,
  ...JSON_ATTACKS,
  ...XML_ATTACKS,
  ...REFUSAL_ATTACKS,
].sort((one, other) => rank(one) - rank(other));
