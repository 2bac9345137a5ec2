import type { Secret } from '../config/secret.ts';

/** A secret of a provider's document, with the words in which a trail says that it was shown. */
export class HeldSecret {
  /** The global id of what it belongs to: `vms/intercom/1`. */
  readonly object: string;
  /** From the object down, in the names of the schema: `credentials.password`. */
  readonly field: string;
  readonly #secret: Secret;

  constructor(object: string, field: string, secret: Secret) {
    this.object = object;
    this.field = field;
    this.#secret = secret;
  }

  /** For the one place that has written down that it is shown. */
  reveal(): string {
    return this.#secret.reveal();
  }
}

/** Null for none. */
export const holdSecret = (
  object: string,
  field: string,
  secret: Secret | null,
): HeldSecret | null => secret && new HeldSecret(object, field, secret);
