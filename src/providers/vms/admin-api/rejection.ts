import type { UpdateVmsAdminUserInput } from '../../../generated/schema-types.ts';
import type { IssueModel } from '../../contract/provider.ts';
import type { WireFields } from '../../kit/update/input-path.ts';
import { toIssues } from '../../kit/update/issues.ts';
import type { Rejection } from '../../kit/update/update-response.ts';

/** Maps a rejection to issues. `permissions.1` is the second entry of `ids` or `names`, as the caller sent it. */
export function toAdminIssues(rejection: Rejection, input: UpdateVmsAdminUserInput): IssueModel[] {
  const list = input.permissions.ids === undefined ? 'names' : 'ids';
  const fields: WireFields = {
    user: { field: 'id' },
    permissions: { field: 'permissions', list: [list] },
  };
  return toIssues(rejection, { base: ['input', 'vmsAdmin'], input, fields });
}
