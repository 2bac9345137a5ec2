import type { InputIssue, UpdateVmsAdminUserInput } from '../../generated/schema-types.ts';
import { toNativeId } from '../global-id.ts';
import { toOwnIssue } from '../issues.ts';

/** The permissions that the caller saw. */
interface SeenIds {
  /** As the Admin API has them; undefined where the caller does not say. */
  readonly ids: readonly string[] | undefined;
  /** One for each that is no id of a permission here. */
  readonly issues: readonly InputIssue[];
}

/** Reads `ifPermissionIds`, global or the provider's own. Null is the same as absent. */
export function readSeenIds(
  { ifPermissionIds }: UpdateVmsAdminUserInput,
  provider: string,
): SeenIds {
  const native = ifPermissionIds?.map((id) => toNativeId(id, provider, 'permission'));
  const issues = (native ?? []).flatMap((id, index) =>
    id === undefined ? [toOwnIssue([...BASE, String(index)], 'FORMAT', formOf(provider))] : [],
  );
  return { ids: native?.filter((id) => id !== undefined), issues };
}

const BASE = ['input', 'vmsAdmin', 'ifPermissionIds'] as const;

const formOf = (provider: string) => `must be ${provider}/permission/<id>, or the bare id`;
