import { hash } from 'node:crypto';

/** The number of tags: enough to spread over the nodes of a cluster, and too few to identify anything by them. */
const TAGS = 1024;

/**
 * Returns a part of a key by which a cluster assigns it to a node, such as `{123}`: keys that one script uses must have the
 * same. It is no keyed hash, so that it stays the same when the hash key is replaced.
 */
export function toHashTag(...parts: readonly string[]): string {
  const digest = hash('sha256', JSON.stringify(parts), 'hex');
  return `{${Number.parseInt(digest.slice(0, 8), 16) % TAGS}}`;
}
