import type { LocalGateway } from '../../app/local-gateway.ts';
import { EXIT } from '../exit-codes.ts';
import { type CommandReport, printReport } from './command-report.ts';
import { openUsers } from './open-users.ts';
import { requireData } from './require-data.ts';
import { toTable } from './text-table.ts';

interface FindOptions {
  readonly config?: string | undefined;
  /** Whether the words are a login. */
  readonly login?: boolean | undefined;
  /** Whether the result is JSON. */
  readonly json?: boolean | undefined;
}

const QUERY = `query Find($match: UserMatch!) {
  findUsers(match: $match) {
    provider { id }
    users { id login name email status }
    problem { code message }
  }
}`;

/** What one provider found. */
interface Found {
  readonly provider: { readonly id: string };
  readonly users: readonly Readonly<Record<string, unknown>>[] | null;
  readonly problem: { readonly code: string; readonly message: string } | null;
}

/**
 * Searches all providers for users with an address or a login. The exit code says whether any was found, and whether all providers that can
 * be searched answered.
 */
export async function find(words: string, { config, json, login }: FindOptions): Promise<void> {
  await using gateway = await openUsers(config, 'read');
  printReport(await findIn(gateway, words, login), json);
}

/** As `find`, over a gateway that is open. */
export async function findIn(
  gateway: LocalGateway,
  words: string,
  login = false,
): Promise<CommandReport> {
  const match = login ? { login: words } : { email: words };
  const result = await gateway.execute({ query: QUERY, variables: { match } });
  const { data, notes } = requireData<{ findUsers: readonly Found[] }>(result);
  const users = data.findUsers.flatMap((found) => found.users ?? []);
  const failures = data.findUsers.flatMap(({ provider, problem }) =>
    problem === null ? [] : [`${provider.id}: ${problem.code}. ${problem.message}`],
  );
  const searched = data.findUsers.filter(({ problem }) => problem === null);
  const isComplete = data.findUsers.every(
    ({ problem }) => problem === null || problem.code === 'UNSUPPORTED_BY_PROVIDER',
  );
  const ids = searched.map(({ provider }) => provider.id).join(', ');
  const none = `No user of ${ids} has this ${login ? 'login' : 'address'}.`;
  return {
    text: users.length === 0 ? undefined : toTable([HEADER, ...users.map(toRow)]),
    document: { users },
    problems: [
      ...notes,
      ...failures,
      ...(users.length === 0 && ids !== '' ? [none] : []),
      ...(isComplete ? [] : ['Not every provider was searched: there may be more users.']),
    ],
    exitCode: toExitCode(isComplete, users.length > 0),
  };
}

function toExitCode(isComplete: boolean, isFound: boolean): number {
  if (!isComplete) return EXIT.unknown;
  return isFound ? EXIT.ok : EXIT.failed;
}

const HEADER = ['ID', 'LOGIN', 'NAME', 'EMAIL', 'STATUS'];

const toRow = ({ id, login, name, email, status }: Readonly<Record<string, unknown>>) => [
  id,
  login,
  name,
  email,
  status,
];
