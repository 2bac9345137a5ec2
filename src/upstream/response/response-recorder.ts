import { type StoredForm, toSignature } from '../wire/stored-form.ts';

/** A decoded response as a cache stores it. It can be written as JSON. */
export interface StoredResponse {
  /** The signature of the form in which the document was stored. */
  readonly form: string;
  readonly document: unknown;
  /** The headers that were read, by their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Records what the handler of a response reads, so that it can read the same from a cache. */
export class ResponseRecorder {
  readonly #headers: Record<string, string> = {};
  #decoded: { readonly document: unknown; readonly form: StoredForm } | undefined;

  /** Returns a function that reads headers as the given one does, and records them. */
  watch(header: (name: string) => string | null): (name: string) => string | null {
    return (name) => {
      const value = header(name);
      if (value !== null) this.#headers[name] = value;
      return value;
    };
  }

  /** Records a document that was decoded at once. Large ones are not recorded. */
  document(document: unknown, form: StoredForm): void {
    this.#decoded = { document, form };
  }

  /** Whether the document may contain secrets, which are not stored. */
  get hasSecrets(): boolean {
    return this.#decoded?.form.hasSecrets === true;
  }

  /** Returns what may be stored; undefined if no document was recorded. */
  toStored(): StoredResponse | undefined {
    if (this.#decoded === undefined) return undefined;
    const { document, form } = this.#decoded;
    return {
      form: toSignature(form),
      document: form.reduce(document),
      headers: this.#headers,
    };
  }
}
