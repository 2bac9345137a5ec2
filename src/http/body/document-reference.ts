import type { FastifyRequest } from 'fastify';
import type { RequestedDocument } from '../../graphql/documents/trusted-documents.ts';
import { isJsonObject, parseJson } from '../../lib/json.ts';
import { splitUrl } from '../request-head.ts';

/** The part of a request that names its document, in the body or in the query string. */
interface DocumentReference extends RequestedDocument {
  /** The hash of an automatic persisted query; undefined if the client sends none. */
  readonly hash: string | undefined;
  /** The name that the client sends; null if it sends none. */
  readonly operationName: string | null;
  /** Replaces everything that names the document by this text. */
  readonly substitute: (text: string) => void;
}

/** Returns undefined if the body is not a request for one operation, such as a batch or a text. */
export function parseDocumentReference(request: FastifyRequest): DocumentReference | undefined {
  return request.method === 'GET' ? parseUrl(request) : parseBody(request);
}

function parseBody(request: FastifyRequest): DocumentReference | undefined {
  const { body } = request;
  if (!isJsonObject(body)) return undefined;
  const { query, documentId, extensions, operationName } = body;
  const hash = parsePersistedQueryHash(extensions);
  return {
    text: toNonEmptyText(query),
    id: toNonEmptyText(documentId) ?? hash,
    hash,
    operationName: toNonEmptyText(operationName) ?? null,
    substitute: (text) => {
      const { documentId: _id, ...others } = body;
      const left = isJsonObject(extensions) ? { extensions: withoutHash(extensions) } : {};
      request.body = { ...others, query: text, ...left };
    },
  };
}

function parseUrl(request: FastifyRequest): DocumentReference {
  const { path, search } = splitUrl(request.url);
  const parameters = new URLSearchParams(search);
  const extensions = parseJson(parameters.get('extensions') ?? '');
  const hash = parsePersistedQueryHash(extensions);
  return {
    text: toNonEmptyText(parameters.get('query')),
    id: toNonEmptyText(parameters.get('documentId')) ?? hash,
    hash,
    operationName: parameters.get('operationName'),
    substitute: (text) => {
      parameters.delete('documentId');
      parameters.set('query', text);
      if (isJsonObject(extensions)) {
        parameters.set('extensions', JSON.stringify(withoutHash(extensions)));
      }
      request.raw.url = `${path}?${parameters}`;
    },
  };
}

/** Returns the hash that clients of automatic persisted queries send. */
function parsePersistedQueryHash(extensions: unknown): string | undefined {
  const persisted = isJsonObject(extensions) ? extensions['persistedQuery'] : undefined;
  return isJsonObject(persisted) && persisted['version'] === 1
    ? toNonEmptyText(persisted['sha256Hash'])
    : undefined;
}

/** Removes the hash, which Apollo Server would handle as an automatic persisted query of its own. */
function withoutHash(extensions: Readonly<Record<string, unknown>>): object {
  const { persistedQuery: _hash, ...others } = extensions;
  return others;
}

/** Returns undefined for an empty text, which names nothing. */
const toNonEmptyText = (value: unknown) =>
  typeof value === 'string' && value !== '' ? value : undefined;
