import type { LocalGateway } from '../../app/local-gateway.ts';
import { EXIT } from '../exit-codes.ts';
import { type CommandReport, printReport } from './command-report.ts';
import { openUsers } from './open-users.ts';
import { requireData } from './require-data.ts';
import { toTable } from './text-table.ts';
import { readUserFields, selectUserFields, type UserFields } from './user-fields.ts';

interface ShowOptions {
  readonly config?: string | undefined;
  /** Whether the result is JSON. */
  readonly json?: boolean | undefined;
}

/** Prints the values of one user. The exit code says whether the user exists, and whether that is known. */
export async function show(id: string, { config, json }: ShowOptions): Promise<void> {
  await using gateway = await openUsers(config, 'read');
  printReport(await showFrom(gateway, id), json);
}

/** What is printed instead of a user that does not exist. */
export const NO_SUCH_USER: CommandReport = {
  document: { user: null },
  problems: ['The provider has no such user.'],
  exitCode: EXIT.failed,
};

/** As `show`, over a gateway that is open. */
export async function showFrom(gateway: LocalGateway, id: string): Promise<CommandReport> {
  const { user, notes } = await readUser(gateway, id);
  if (user === null) return NO_SUCH_USER;
  const text = toTable(Object.entries(user));
  return { text, document: { user }, problems: notes, exitCode: EXIT.ok };
}

/** Returns the values of a user, null if the provider has no such user, and what could not be read. */
export async function readUser(
  gateway: LocalGateway,
  id: string,
): Promise<{ readonly user: UserFields | null; readonly notes: readonly string[] }> {
  const query = `query Show($id: ID!) { user(id: $id) { ${selectUserFields(gateway)} } }`;
  const result = await gateway.execute({ query, variables: { id } });
  const { data, notes } = requireData<{ user: UserFields | null }>(result);
  return { user: data.user && readUserFields(data.user), notes };
}
