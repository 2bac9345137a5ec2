import type { DocumentStore } from '@apollo/server';
import { type DocumentNode, visit } from 'graphql';

/** Maximum characters of all cached documents together, each with its share below. */
const MAX_LENGTH = 1024 * 1024;

/**
 * Characters that every document counts in addition to its own: a short one takes many times its
 * length in memory.
 */
const LENGTH_OF_EACH = 6144;

interface Kept {
  readonly document: DocumentNode;
  readonly length: number;
}

/**
 * Caches parsed and validated documents and evicts the least recently used first. Bounded by the
 * length of their sources, so that no client can fill the memory with its documents.
 */
export class DocumentCache implements DocumentStore {
  /** The least recently used comes first. */
  readonly #kept = new Map<string, Kept>();
  #length = 0;

  /** The number of cached documents. */
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
 * Releases the tokens of a document, comments included, because they take most of its memory.
 * Errors are located by the positions that remain.
 */
function dropTokens(document: DocumentNode): void {
  visit(document, {
    enter: ({ loc }) => {
      if (loc !== undefined) Object.assign(loc, { startToken: undefined, endToken: undefined });
    },
  });
}
