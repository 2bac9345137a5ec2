import type { Secret } from '../../config/secret.ts';

/**
 * A secret of a provider's document, with the names under which the audit trail records that it was
 * revealed.
 */
export class AuditedSecret {
  /** The global id of the object that the secret belongs to: `vms/intercom/1`. */
  readonly object: string;
  /** The path below the object, in the names of the schema: `credentials.password`. */
  readonly field: string;
  readonly #secret: Secret;

  constructor(object: string, field: string, secret: Secret) {
    this.object = object;
    this.field = field;
    this.#secret = secret;
  }

  /** Returns the secret. Only the code that has recorded the access may call it. */
  reveal(): string {
    return this.#secret.reveal();
  }
}

/** Wraps a secret; returns null if there is no secret. */
export const auditSecret = (
  object: string,
  field: string,
  secret: Secret | null,
): AuditedSecret | null => secret && new AuditedSecret(object, field, secret);
