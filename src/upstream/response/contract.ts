/**
 * Thrown if a body is not as the upstream documents it. The message has the path and the expected
 * kind, never the value.
 */
export class ContractMismatch extends Error {
  override readonly name = 'ContractMismatch';
  /** The path without the indexes of lists: `$.cameras.*.start_at`. */
  readonly path: string;

  /** @param message `$.cameras.0.id: expected a whole number` */
  constructor(message: string, path = '$') {
    super(message);
    this.path = path;
  }
}

/**
 * Thrown if a body is not a document at all, such as the HTML of a proxy, half a response or
 * nothing.
 */
export class MalformedBodyError extends ContractMismatch {
  /** @param form the expected form, such as `JSON`. */
  constructor(form: string) {
    super(`$: expected ${form}`);
  }
}
