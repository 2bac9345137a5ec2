import { randomUUID } from 'node:crypto';
import type { LocalGateway } from '../../app/local-gateway.ts';
import { CommandError } from '../command-error.ts';
import { EXIT } from '../exit-codes.ts';
import { type CommandReport, printReport } from './command-report.ts';
import { holdSignals } from './hold-signals.ts';
import { openUsers } from './open-users.ts';
import { parseChanges, type ReadSecret, type UserChange } from './parse-changes.ts';
import {
  describePlan,
  describeResult,
  type UpdatePlan,
  type UpdateReport,
} from './print-update.ts';
import { readSecret } from './read-secret.ts';
import { requireData } from './require-data.ts';
import { NO_SUCH_USER, readUser } from './show.ts';
import { readUserFields, selectUserFields, type UserFields } from './user-fields.ts';

interface UpdateOptions {
  readonly config?: string | undefined;
  /** Whether nothing is changed. */
  readonly dryRun?: boolean | undefined;
  /** The command with the same key makes the change once. */
  readonly idempotencyKey?: string | undefined;
  /** Whether the result is JSON. */
  readonly json?: boolean | undefined;
}

/**
 * Changes one user, with every check of the mutation `updateUser` and with a line in the audit trail. The exit code says whether it was
 * changed.
 *
 * @param words the changes: `field=value`.
 */
export async function update(
  id: string,
  words: readonly string[],
  { config, json, ...options }: UpdateOptions,
): Promise<void> {
  await using gateway = await openUsers(config, options.dryRun === true ? 'dryRun' : 'update');
  printReport(await updateIn(gateway, { id, words, readSecret }, options), json);
}

/** Returns the fields of the input that can change users of the provider of an id. */
function listBranches({ providers }: LocalGateway, id: string): readonly string[] {
  const [provider] = id.split('/');
  const found = providers.all.find((one) => one.id === provider);
  if (found === undefined) {
    const keys = providers.all.map((one) => one.id).join(', ');
    throw new CommandError(
      `The id must have the form <provider>/user/<native id>. Providers: ${keys}`,
      EXIT.usage,
    );
  }
  return Object.entries(found.updates).flatMap(([key, branch]) => (branch ? [key] : []));
}

const NEEDS_STORE =
  '--idempotency-key needs a store in the configuration: without one, the next command would not know the key, and make the change again';

interface Update {
  readonly id: string;
  readonly words: readonly string[];
  readonly readSecret: ReadSecret;
}

/** As `update`, over a gateway that is open; for a dry run it was opened as one. */
export async function updateIn(
  gateway: LocalGateway,
  { id, words, readSecret: ask }: Update,
  { dryRun = false, idempotencyKey }: Omit<UpdateOptions, 'config' | 'json'> = {},
): Promise<CommandReport> {
  const branches = listBranches(gateway, id);
  if (idempotencyKey !== undefined && !gateway.keepsKeys) {
    throw new CommandError(NEEDS_STORE, EXIT.usage);
  }
  const change = await parseChanges({ id, words, branches }, gateway.schema, ask);
  const plan = dryRun ? await readPlan(gateway, id, change) : undefined;
  if (plan === null) return NO_SUCH_USER;
  const query = toMutation(dryRun ? '' : selectUserFields(gateway));
  const key = idempotencyKey ?? (gateway.isKeyRequired ? randomUUID() : null);
  const variables = { input: change.input, key };
  const result = await holdSignals(() => gateway.execute({ query, variables }));
  const { data, notes } = requireData<{ updateUser: RawReport }>(result);
  const repeatKey = gateway.keepsKeys ? key : null;
  const report = toReport(data.updateUser, repeatKey);
  const text =
    plan === undefined
      ? describeResult({ id, change, repeatKey }, report)
      : describePlan(plan, report);
  return {
    text,
    document: { ...plan, idempotencyKey: repeatKey, result: report },
    problems: notes,
    exitCode: toExitCode(report),
  };
}

type RawReport = UpdateReport & { readonly user?: UserFields | null };

function toReport(raw: RawReport, repeatKey: string | null): UpdateReport {
  const { user, retry, write } = raw;
  // Only a key in a store makes it safe to send again what may have been applied.
  const isUnsafe = retry?.advice === 'SEND_AGAIN' && write !== 'NOT_APPLIED' && repeatKey === null;
  return {
    ...raw,
    ...(user && { user: readUserFields(user) }),
    ...(isUnsafe && { retry: { ...retry, advice: 'READ_FIRST' } }),
  };
}

function toExitCode({ __typename, write }: UpdateReport): number {
  if (__typename === 'UserUpdated') return EXIT.ok;
  return write === 'UNKNOWN' ? EXIT.unknown : EXIT.failed;
}

/** @param fields the selection of the changed user; empty: it is not read. */
const toMutation = (fields: string) => `mutation Update($input: UpdateUserInput!, $key: ID) {
  updateUser(input: $input, idempotencyKey: $key) {
    __typename
    ... on UserUpdated { isReplay ${fields && `user { ${fields} } userProblem { code message }`} }
    ... on Problem { code message write retry { advice afterSeconds } origin { requestId } }
    ... on ValidationProblem { issues { field rule message } }
  }
}`;

/** Returns what an update would change and send; null if the provider has no such user. */
async function readPlan(
  gateway: LocalGateway,
  id: string,
  { branch, changes, secrets, input }: UserChange,
): Promise<UpdatePlan | null> {
  const { user } = await readUser(gateway, id);
  if (user === null) return null;
  const query = toMutation('');
  const { extensions } = await gateway.execute({ query, variables: { input, key: null } }, 'plan');
  const { plan } = (extensions?.['roster'] ?? {}) as { readonly plan?: UpdatePlan['calls'] };
  const rows = Object.entries(changes).map(([field, to]) => ({
    field,
    // A field that a user does not show, such as a password, is absent.
    from: field in user ? user[field] : undefined,
    to: secrets.includes(field) ? '(secret)' : to,
  }));
  return { id, branch, changes: rows, calls: plan ?? [] };
}
