import type { FastifyRequest } from 'fastify';
import type { TrustedDocuments } from '../graphql/documents/trusted-documents.ts';
import { documentIn } from './asked-document.ts';
import { Refusal } from './refusal.ts';

/** Codes of requests that are refused for their document, for the tests that hold `docs/errors.md` to them. */
export const DOCUMENT_CODES = ['PERSISTED_QUERY_NOT_FOUND', 'DOCUMENT_NOT_TRUSTED'] as const;

/** A document that is not in the manifest. */
export interface UntrustedDocument {
  readonly requestId: string;
  /** Of the operation, as the request says it, cut at 100 characters: the document itself may hold a password. */
  readonly operation: string | null;
  readonly outcome: 'run' | 'refused';
}

interface DocumentGateOptions {
  readonly documents: TrustedDocuments;
  /** `enforce`: nothing else is run. */
  readonly mode: 'enforce' | 'report';
  readonly report: (document: UntrustedDocument) => void;
}

/** Looks at a request before anything of it is parsed. Throws a `Refusal` if its document may not be run. */
export type DocumentGate = (request: FastifyRequest) => void;

/** Lets through what the manifest holds, and in the text of the manifest: nothing else that a request says can be run. */
export function createDocumentGate({ documents, mode, report }: DocumentGateOptions): DocumentGate {
  return (request) => {
    const asked = documentIn(request);
    const verdict = asked === undefined ? { kind: 'nothing' as const } : documents.judge(asked);
    const tell = (outcome: UntrustedDocument['outcome']) => {
      const operation = asked?.operationName?.slice(0, 100) ?? null;
      report({ requestId: request.id, operation, outcome });
    };
    switch (verdict.kind) {
      case 'trusted':
        asked?.replaceBy(verdict.text);
        return;
      case 'notFound':
        tell('refused');
        throw refuse('The manifest holds no such document.', 'PERSISTED_QUERY_NOT_FOUND');
      case 'untrusted':
        if (mode === 'report') {
          tell('run');
          asked?.replaceBy(verdict.text);
          return;
        }
        tell('refused');
        throw refuse('This document is not in the manifest.', 'DOCUMENT_NOT_TRUSTED');
      case 'nothing':
        // The server of GraphQL says it in its own words, where it may look at requests that name no known document.
        if (mode === 'enforce') throw refuse('The request names no document.', 'BAD_REQUEST');
    }
  };
}

const refuse = (message: string, code: string) => new Refusal({ status: 400, message, code });
