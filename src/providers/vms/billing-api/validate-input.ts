import type { UpdateVmsBillingUserInput } from '../../../generated/schema-types.ts';
import type { IssueModel } from '../../contract/provider.ts';
import { gatewayIssue } from '../../kit/update/issues.ts';

/** Rejects a name in both lists, as no page says which list wins (docs/providers/vms.md section 2.3). */
export function validateInput(input: UpdateVmsBillingUserInput): IssueModel[] {
  const attached = new Set(input.permissionsToAttach);
  return (input.permissionsToDetach ?? []).flatMap((name, index) =>
    attached.has(name)
      ? [
          gatewayIssue(
            ['input', 'vmsBilling', 'permissionsToDetach', String(index)],
            'NOT_ALLOWED',
            'is also listed in permissionsToAttach',
          ),
        ]
      : [],
  );
}
