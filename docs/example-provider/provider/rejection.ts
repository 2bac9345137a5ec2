import type { UpdateAcmeUserInput } from '../../generated/schema-types.ts';
import type { IssueModel } from '../contract/provider.ts';
import type { WireFields } from '../kit/update/input-path.ts';
import { toIssues } from '../kit/update/issues.ts';
import type { Rejection } from '../kit/update/update-response.ts';

const FIELDS = {
  display_name: { field: 'name' },
  password: { field: 'password' },
} as const satisfies WireFields;

export function toAcmeIssues(rejection: Rejection, input: UpdateAcmeUserInput): IssueModel[] {
  return toIssues(rejection, { base: ['input', 'acme'], input, fields: FIELDS });
}
