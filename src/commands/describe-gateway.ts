import type { Settings } from '../config/settings.ts';
import { findGraphiqlPage } from '../http/routes/graphiql.ts';

/** The simulators of a gateway. */
interface Simulators {
  /** Their names and URLs. */
  readonly list: string;
  /** The configuration that has no providers; undefined: there is no configuration. */
  readonly file: string | undefined;
}

/**
 * Describes a gateway that is ready, for people: where it is, and what it runs over.
 *
 * @param simulators absent if it runs over real providers.
 */
export function describeGateway(
  url: string,
  { server }: Settings,
  simulators?: Simulators,
): string {
  const page = findGraphiqlPage(server.graphiql);
  const lines = [
    'Roster is ready.',
    '',
    ...(page === undefined ? [] : [`  GraphiQL  ${url}${page}`]),
    `  GraphQL   ${url}/graphql`,
  ];
  if (simulators === undefined) return lines.join('\n');
  return [
    ...lines,
    '',
    `${describeCause(simulators.file)}, so every provider is simulated; changes last until this stops.`,
    '',
    simulators.list,
    '',
    'A first mutation:',
    '',
    '  mutation {',
    '    updateUser(input: { vmsBilling: { user: { login: { login: "test@mail.com" } }, status: BLOCKED } }) {',
    '      __typename',
    '      ... on UserUpdated { user { id login status } }',
    '      ... on ValidationProblem { issues { path message } }',
    '    }',
    '  }',
  ].join('\n');
}

const describeCause = (file: string | undefined) =>
  file === undefined ? 'No configuration was given' : `${file} has no providers`;
