import type { InputIssue, UpdateVmsAdminUserInput } from '../../../generated/schema-types.ts';
import { toNativeId } from '../../kit/ids/global-id.ts';
import { gatewayIssue } from '../../kit/update/issues.ts';

/** The permissions that the caller expects the user to have. */
interface ExpectedIds {
  /** The ids as the Admin API writes them; undefined if the caller sets no precondition. */
  readonly ids: readonly string[] | undefined;
  /** One issue for each value that is not a permission id of this provider. */
  readonly issues: readonly InputIssue[];
}

/** Parses `ifPermissionIds`, which holds global or native ids. Null is the same as absent. */
export function parseExpectedIds(
  { ifPermissionIds }: UpdateVmsAdminUserInput,
  provider: string,
): ExpectedIds {
  const native = ifPermissionIds?.map((id) => toNativeId(id, provider, 'permission'));
  const issues = (native ?? []).flatMap((id, index) =>
    id === undefined
      ? [gatewayIssue([...BASE, String(index)], 'FORMAT', describeId(provider))]
      : [],
  );
  return { ids: native?.filter((id) => id !== undefined), issues };
}

const BASE = ['input', 'vmsAdmin', 'ifPermissionIds'] as const;

const describeId = (provider: string) => `must be ${provider}/permission/<id>, or the bare id`;
