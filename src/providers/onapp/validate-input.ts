import type { UpdateOnAppUserInput } from '../../generated/schema-types.ts';
import type { IssueModel } from '../contract/provider.ts';
import { toNativeId } from '../kit/ids/global-id.ts';
import { gatewayIssue } from '../kit/update/issues.ts';
import type { BillingField } from './settings.ts';

interface ValidationOptions {
  readonly provider: string;
  readonly billingField: BillingField;
  /** OnApp rejects or ignores a password from a client with an API key (Q7): it must not look as if it was set. */
  readonly usesApiKey: boolean;
}

const BASE = ['input', 'onApp'] as const;

/** Returns the issues for which the gateway rejects an input before it sends anything. */
export function validateInput(input: UpdateOnAppUserInput, about: ValidationOptions): IssueModel[] {
  return [
    ...idIssues(input, about.provider),
    ...billingIssues(input, about.billingField),
    ...passwordIssues(input, about.usesApiKey),
  ];
}

function idIssues(input: UpdateOnAppUserInput, provider: string): IssueModel[] {
  const ids: readonly (readonly [readonly string[], string | null | undefined, string])[] = [
    [['userGroupId'], input.userGroupId, 'user-group'],
    [['bucketId'], input.bucketId, 'bucket'],
    [['billingPlanId'], input.billingPlanId, 'billing-plan'],
    ...(input.roleIds ?? []).map((id, index) => [['roleIds', String(index)], id, 'role'] as const),
  ];
  return ids.flatMap(([path, id, type]) =>
    id == null || toNativeId(id, provider, type) !== undefined
      ? []
      : [
          gatewayIssue(
            [...BASE, ...path],
            'FORMAT',
            `must be ${provider}/${type}/<id>, or the bare id`,
          ),
        ],
  );
}

function billingIssues(input: UpdateOnAppUserInput, billingField: BillingField): IssueModel[] {
  const field = billingField === 'bucket_id' ? 'billingPlanId' : 'bucketId';
  if (input[field] === undefined) return [];
  const message = `this panel is configured with billingField: ${billingField}`;
  return [gatewayIssue([...BASE, field], 'NOT_ALLOWED', message)];
}

function passwordIssues({ password }: UpdateOnAppUserInput, usesApiKey: boolean): IssueModel[] {
  if (!usesApiKey || password === undefined) return [];
  const message = 'cannot be changed: the gateway signs in to OnApp with an API key';
  return [gatewayIssue([...BASE, 'password'], 'NOT_ALLOWED', message)];
}
