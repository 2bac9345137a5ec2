import { createHash } from 'node:crypto';

/** The document of a request, by its text, its id or both. */
export interface RequestedDocument {
  readonly text: string | undefined;
  /** The id in the manifest, or the SHA-256 of the text. */
  readonly id: string | undefined;
}

/** The result of looking up a document in the manifest. */
type DocumentDecision =
  | { readonly kind: 'trusted'; readonly text: string }
  /** An id without a text, which the manifest does not have. */
  | { readonly kind: 'notFound' }
  /** A text that is not in the manifest, or does not belong to its id. */
  | { readonly kind: 'untrusted'; readonly text: string }
  | { readonly kind: 'nothing' };

/**
 * The documents that clients are known to send. Nothing is parsed: texts are compared as they are.
 */
export class TrustedDocuments {
  readonly #byId: ReadonlyMap<string, string>;
  readonly #texts: ReadonlySet<string>;

  /** @param manifest the texts by their ids. */
  constructor(manifest: ReadonlyMap<string, string>) {
    this.#texts = new Set(manifest.values());
    const hashes = [...this.#texts].map((text) => [sha256(text), text] as const);
    this.#byId = new Map([...manifest, ...hashes]);
  }

  decide({ text, id }: RequestedDocument): DocumentDecision {
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
