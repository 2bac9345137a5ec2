import { ContractMismatch } from '../upstream/contract.ts';

/**
 * Refuses the document of another object than the one that was asked for.
 *
 * @throws {ContractMismatch}
 */
export function sameId<Document extends { readonly id: string }>(
  id: string,
  document: Document,
): Document {
  if (document.id === id) return document;
  throw new ContractMismatch('$.id: expected the id that was asked for');
}
