import type { Trail } from '../../audit/trail.ts';
import type { Disclosure } from '../../audit/trail-line.ts';
import type { AuditedSecret } from '../../providers/contract/audited-secret.ts';
import { parseGlobalId } from '../../providers/kit/ids/global-id.ts';
import type { RequestContext } from '../../request/request-context.ts';

/**
 * Resolves when the disclosure of secrets is recorded.
 *
 * @throws if it cannot be recorded in time; no secret may be shown then.
 */
export type WriteDisclosures = (
  disclosures: readonly Disclosure[],
  request: RequestContext,
) => Promise<void>;

/** Logs a disclosure if no audit trail is configured. */
export type DisclosureLog = (disclosure: Disclosure) => void;

/**
 * Thrown if the disclosure of a secret cannot be recorded, so it is not shown. Clients see the
 * message.
 */
export class DisclosureError extends Error {
  override readonly name = 'DisclosureError';
  readonly code = 'AUDIT_UNAVAILABLE';
  /** The key of the provider that holds the secret. */
  readonly provider: string;

  constructor(provider: string) {
    super('The audit trail cannot be written, so no secret is shown.');
    this.provider = provider;
  }
}

/** @param trail undefined if none is configured. */
export function createDisclosureWriter(
  trail: Trail | undefined,
  log: DisclosureLog,
): WriteDisclosures {
  if (trail !== undefined)
    return (disclosures, { deadline }) => trail.recordDisclosures(disclosures, deadline);
  return async (disclosures) => disclosures.forEach(log);
}

/**
 * Records the disclosures of one client request: secrets that are requested at the same time share
 * a line for each object.
 */
export class Disclosures {
  readonly #write: WriteDisclosures;
  readonly #request: RequestContext;
  #fields = new Map<string, Set<string>>();
  #writing: Promise<void> | undefined;

  constructor(write: WriteDisclosures, request: RequestContext) {
    this.#write = write;
    this.#request = request;
  }

  /**
   * @throws {DisclosureError} if the disclosure cannot be recorded; the secret may not be shown
   *   then.
   */
  async disclose({ object, field }: AuditedSecret): Promise<void> {
    const fields = this.#fields.get(object) ?? new Set();
    this.#fields.set(object, fields.add(field));
    this.#writing ??= this.#writeNext();
    try {
      await this.#writing;
    } catch {
      throw new DisclosureError(parseGlobalId(object).provider);
    }
  }

  async #writeNext(): Promise<void> {
    // GraphQL resolves all fields of an object, and all entries of a list, in one go.
    await Promise.resolve();
    const fields = this.#fields;
    this.#fields = new Map();
    this.#writing = undefined;
    const { requestId, callerId } = this.#request;
    const disclosures = [...fields].map(([object, names]) => ({
      requestId,
      callerId,
      provider: parseGlobalId(object).provider,
      object,
      fields: [...names].sort(),
    }));
    await this.#write(disclosures, this.#request);
  }
}
