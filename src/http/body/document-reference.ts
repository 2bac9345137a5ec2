import type { FastifyRequest } from 'fastify';
import type { AskedDocument } from '../../graphql/documents/trusted-documents.ts';

type Members = Readonly<Record<string, unknown>>;

/** The part of a request that names its document, in the body or in the query string. */
export interface DocumentRequest extends AskedDocument {
  /** The name that the client sends; null if it sends none. */
  readonly operationName: string | null;
  /** Replaces everything that names the document by this text. */
  readonly replaceBy: (text: string) => void;
}

/** Returns undefined if the body is not a request for one operation, such as a batch or a text. */
export function documentIn(request: FastifyRequest): DocumentRequest | undefined {
  return request.method === 'GET' ? inAddress(request) : inBody(request);
}

function inBody(request: FastifyRequest): DocumentRequest | undefined {
  const { body } = request;
  if (!isMembers(body)) return undefined;
  const { query, documentId, extensions, operationName } = body;
  return {
    text: textOf(query),
    id: textOf(documentId) ?? hashIn(extensions),
    operationName: textOf(operationName) ?? null,
    replaceBy: (text) => {
      const { documentId: _id, ...others } = body;
      const left = isMembers(extensions) ? { extensions: withoutHash(extensions) } : {};
      request.body = { ...others, query: text, ...left };
    },
  };
}

function inAddress(request: FastifyRequest): DocumentRequest {
  const [path = '', ...rest] = request.url.split('?');
  const parameters = new URLSearchParams(rest.join('?'));
  const extensions = parseJson(parameters.get('extensions'));
  return {
    text: parameters.get('query') ?? undefined,
    id: parameters.get('documentId') ?? hashIn(extensions),
    operationName: parameters.get('operationName'),
    replaceBy: (text) => {
      parameters.delete('documentId');
      parameters.set('query', text);
      if (isMembers(extensions)) {
        parameters.set('extensions', JSON.stringify(withoutHash(extensions)));
      }
      request.raw.url = `${path}?${parameters}`;
    },
  };
}

/** Returns the hash that clients of automatic persisted queries send. */
function hashIn(extensions: unknown): string | undefined {
  const persisted = isMembers(extensions) ? extensions['persistedQuery'] : undefined;
  return isMembers(persisted) && persisted['version'] === 1
    ? textOf(persisted['sha256Hash'])
    : undefined;
}

/** Removes the hash, which Apollo Server would handle as an automatic persisted query of its own. */
function withoutHash(extensions: Members): Members {
  const { persistedQuery: _hash, ...others } = extensions;
  return others;
}

function parseJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return undefined;
  }
}

/** Returns undefined for an empty text, which names nothing. */
const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
