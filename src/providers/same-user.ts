import { ContractMismatch } from '../upstream/contract.ts';

/**
 * Refuses the document of another user than the one that was asked for.
 *
 * @throws {ContractMismatch}
 */
export function sameUser<WireUser extends { readonly id: string }>(
  id: string,
  user: WireUser,
): WireUser {
  if (user.id === id) return user;
  throw new ContractMismatch('$.id: expected the id that was asked for');
}
