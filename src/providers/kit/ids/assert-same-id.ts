import { ContractMismatch } from '../../../upstream/response/contract.ts';

/**
 * Returns the document if it has the requested id.
 *
 * @throws {ContractMismatch} if it is the document of another object.
 */
export function assertSameId<Document extends { readonly id: string }>(
  id: string,
  document: Document,
): Document {
  if (document.id === id) return document;
  throw new ContractMismatch('$.id: expected the requested id');
}
