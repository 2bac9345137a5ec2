import { createHash } from 'node:crypto';

/** What a request says of its document. */
export interface AskedDocument {
  readonly text: string | undefined;
  /** Of the manifest, or the SHA-256 of the text. */
  readonly id: string | undefined;
}

/** What the manifest says to that. */
export type Verdict =
  | { readonly kind: 'trusted'; readonly text: string }
  /** An id alone that nothing is known by. */
  | { readonly kind: 'notFound' }
  /** A text that is not in the manifest, or that of another document than its id. */
  | { readonly kind: 'untrusted'; readonly text: string }
  | { readonly kind: 'nothing' };

/** The documents that clients are known to send. Nothing is parsed to know them: their texts are compared as they are. */
export class TrustedDocuments {
  readonly #byId: ReadonlyMap<string, string>;
  readonly #texts: ReadonlySet<string>;

  /** @param manifest texts by id. */
  constructor(manifest: ReadonlyMap<string, string>) {
    this.#texts = new Set(manifest.values());
    const hashes = [...this.#texts].map((text) => [sha256(text), text] as const);
    this.#byId = new Map([...manifest, ...hashes]);
  }

  judge({ text, id }: AskedDocument): Verdict {
    if (id === undefined) {
      if (text === undefined) return { kind: 'nothing' };
      return { kind: this.#texts.has(text) ? 'trusted' : 'untrusted', text };
    }
    const known = this.#byId.get(id.replace(/^sha256:/, ''));
    if (text === undefined) {
      return known === undefined ? { kind: 'notFound' } : { kind: 'trusted', text: known };
    }
    return { kind: text === known ? 'trusted' : 'untrusted', text };
  }
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
