import type { Scope } from '../config/scopes.ts';
import { AccessError } from './access-error.ts';
import type { Principal } from './principal.ts';

/** A field of the schema that a caller may not read. */
export interface ForbiddenField {
  /** The type and the name of the field, as in `Camera.previewUrl`. */
  readonly field: string;
  /** The scopes that the caller lacks for it. */
  readonly scopes: readonly string[];
}

/** Maximum number of fields in a message; the error lists all of them. */
const MAX_NAMED = 5;

/** What holds the scopes of a caller, by its kind. */
const HOLDERS: Readonly<Record<Principal['kind'], string>> = {
  open: 'a caller without a credential',
  apiKey: 'this key',
  jwt: 'this token',
  cli: 'this command',
};

/** `FORBIDDEN` about a field. Only callers that are authenticated, or need not be, see it. */
export class ForbiddenError extends AccessError {
  /** The field that was refused, and every scope that the caller lacks for it. */
  readonly refused: ForbiddenField;
  /** The fields of a mutation that need these scopes, in the order of the selection; undefined for other fields. */
  readonly fields: readonly ForbiddenField[] | undefined;

  constructor(refused: ForbiddenField, { kind }: Principal, fields?: readonly ForbiddenField[]) {
    const needed = fields === undefined ? describe(refused) : describeAll(refused, fields);
    const fault = `${HOLDERS[kind]} lacks ${needed}`;
    super('FORBIDDEN', fault, null, `Access denied: ${fault}.`);
    this.refused = refused;
    this.fields = fields;
  }
}

const describe = ({ field, scopes }: ForbiddenField) =>
  `${nameScopes(scopes)}, which ${field} needs`;

/** A mutation is refused as a whole, because its result could not be read after it. */
function describeAll({ field }: ForbiddenField, fields: readonly ForbiddenField[]): string {
  const [only] = fields;
  if (fields.length === 1 && only !== undefined) return `${describe(only)}. Nothing was changed`;
  const named = fields
    .slice(0, MAX_NAMED)
    .map((one) => `${one.scopes.join(' and ')} for ${one.field}`);
  const others = fields.length > MAX_NAMED ? [`${fields.length - MAX_NAMED} more`] : [];
  const list = [...named, ...others].join(', ');
  return `scopes that the selection of ${field} needs: ${list}. Nothing was changed`;
}

const nameScopes = (scopes: readonly string[]) =>
  `the scope${scopes.length > 1 ? 's' : ''} ${scopes.join(' and ')}`;

/**
 * Returns the error about a request as a whole, for which the caller needs one of several scopes.
 *
 * @param subject what needs the scope, as in `/metrics`.
 */
export function createRequestForbiddenError(
  scopes: readonly Scope[],
  subject: string,
  { kind, scopeFault }: Principal,
): AccessError {
  const fault = `${HOLDERS[kind]} lacks the scope ${scopes.join(' or ')}, which ${subject} needs`;
  const reason = scopeFault === undefined ? fault : `${fault}: ${scopeFault}`;
  return new AccessError('FORBIDDEN', reason, null, `Access denied: ${fault}.`);
}
