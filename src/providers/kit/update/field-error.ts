/** A provider's message about one of its keys; `key` is null if the message is only a sentence. */
export interface FieldError {
  readonly key: string | null;
  readonly message: string;
}

/** Maximum number of messages that are read from one rejection and shown to the client. */
export const MAX_FIELD_ERRORS = 100;
