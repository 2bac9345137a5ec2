import type { FastifyRequest } from 'fastify';
import type { TrustedDocuments } from '../../graphql/documents/trusted-documents.ts';
import { parseDocumentReference } from '../body/document-reference.ts';
import { Refusal } from '../refusals/refusal.ts';

/** Codes of requests that are refused because of their document. Tests compare `docs/errors.md` with them. */
export const DOCUMENT_CODES = ['PERSISTED_QUERY_NOT_FOUND', 'DOCUMENT_NOT_TRUSTED'] as const;

/** The record of a request whose document is not in the manifest. */
interface UntrustedDocument {
  readonly requestId: string;
  /** The operation name of the request, cut at 100 characters: the document itself may contain a password. */
  readonly operation: string | null;
  readonly outcome: 'run' | 'refused';
}

interface TrustedDocumentsHookOptions {
  readonly documents: TrustedDocuments;
  /** `enforce`: no other document is run. */
  readonly mode: 'enforce' | 'report';
  readonly report: (document: UntrustedDocument) => void;
}

/** Checks a request before its document is parsed. Throws a `Refusal` if the document may not be run. */
export type TrustedDocumentsHook = (request: FastifyRequest) => void;

/**
 * Creates the check. It replaces a document by the text in the manifest, so that nothing else in a request can be run.
 */
export function createTrustedDocumentsHook({
  documents,
  mode,
  report,
}: TrustedDocumentsHookOptions): TrustedDocumentsHook {
  return (request) => {
    const args = parseDocumentReference(request);
    const decision = args === undefined ? { kind: 'nothing' as const } : documents.decide(args);
    const countOutcome = (outcome: UntrustedDocument['outcome']) => {
      const operation = args?.operationName?.slice(0, 100) ?? null;
      report({ requestId: request.id, operation, outcome });
    };
    switch (decision.kind) {
      case 'trusted':
        return args?.substitute(decision.text);
      case 'notFound':
        countOutcome('refused');
        throw refuse(NOT_FOUND, 'PERSISTED_QUERY_NOT_FOUND');
      case 'untrusted':
        countOutcome(mode === 'report' ? 'run' : 'refused');
        if (mode === 'report') return args?.substitute(decision.text);
        throw refuse(NOT_TRUSTED, 'DOCUMENT_NOT_TRUSTED');
      case 'nothing':
        // The request is refused in both modes, as one without a document.
        return undefined;
    }
  };
}

const NOT_FOUND =
  'The manifest has no document with this id: install the manifest of this client at the gateway.';
const NOT_TRUSTED =
  'The document is not in the manifest: install the manifest of this client at the gateway.';

const refuse = (message: string, code: string) => new Refusal({ status: 400, message, code });
