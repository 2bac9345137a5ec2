import type { DocumentStore } from '@apollo/server';
import { type DocumentNode, visit } from 'graphql';

/** Characters of all kept documents together, each with its share below. */
const MAX_LENGTH = 1024 * 1024;

/** Characters that every document counts beside its own: what is kept of a short one is many times its length. */
const LENGTH_OF_EACH = 6144;

interface Kept {
  readonly document: DocumentNode;
  readonly length: number;
}

/**
 * Keeps parsed and validated documents, the least recently used of which go first. Bounded by the length of their sources,
 * so that no client can fill the memory with documents of its own.
 */
export class DocumentCache implements DocumentStore {
  /** The least recently used first. */
  readonly #kept = new Map<string, Kept>();
  #length = 0;

  /** How many documents are kept. */
  get size(): number {
    return this.#kept.size;
  }

  async get(key: string): Promise<DocumentNode | undefined> {
    const kept = this.#kept.get(key);
    if (kept === undefined) return undefined;
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    return kept.document;
  }

  async set(key: string, document: DocumentNode): Promise<void> {
    await this.delete(key);
    dropTokens(document);
    const length = LENGTH_OF_EACH + (document.loc?.source.body.length ?? 0);
    this.#kept.set(key, { document, length });
    this.#length += length;
    for (const oldest of this.#kept.keys()) {
      if (this.#length <= MAX_LENGTH) break;
      await this.delete(oldest);
    }
  }

  async delete(key: string): Promise<boolean> {
    const kept = this.#kept.get(key);
    if (kept === undefined) return false;
    this.#length -= kept.length;
    return this.#kept.delete(key);
  }
}

/**
 * Releases the tokens of a document, comments included, which are most of its memory. Errors are located by the positions
 * that stay.
 */
function dropTokens(document: DocumentNode): void {
  visit(document, {
    enter: ({ loc }) => {
      if (loc !== undefined) Object.assign(loc, { startToken: undefined, endToken: undefined });
    },
  });
}
