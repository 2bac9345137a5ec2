import type { FastifyRequest } from 'fastify';
import type { AskedDocument } from '../graphql/documents/trusted-documents.ts';

type Members = Readonly<Record<string, unknown>>;

/** A request as far as its document goes, wherever that stands in it. */
export interface DocumentRequest extends AskedDocument {
  /** As the client says it; null where it says none. */
  readonly operationName: string | null;
  /** Puts this text in the place of all that named a document. */
  readonly replaceBy: (text: string) => void;
}

/** @returns undefined for what is no request for one operation: a batch, a text. */
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

/** As clients of automatic persisted queries send it. */
function hashIn(extensions: unknown): string | undefined {
  const persisted = isMembers(extensions) ? extensions['persistedQuery'] : undefined;
  return isMembers(persisted) && persisted['version'] === 1
    ? textOf(persisted['sha256Hash'])
    : undefined;
}

/** What is left is for the server of GraphQL, which would take the hash for a wish of its own. */
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

/** An empty text names nothing. */
const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
