import type { Settings } from '../config/settings.ts';

/**
 * Describes a gateway that is ready, for people: where it is, and what it runs over.
 *
 * @param simulators the list of its simulators; absent if it runs over real providers.
 */
export function describeGateway(url: string, { server }: Settings, simulators?: string): string {
  const lines = [
    'Roster is ready.',
    '',
    ...(server.graphiql ? [`  GraphiQL  ${url}/graphiql`] : []),
    `  GraphQL   ${url}/graphql`,
  ];
  if (simulators === undefined) return lines.join('\n');
  return [
    ...lines,
    '',
    'No configuration was given, so every provider is simulated; changes last until this stops.',
    '',
    simulators,
    '',
    'A first mutation:',
    '',
    '  mutation {',
    '    updateUser(input: { vmsBilling: { login: "test@mail.com", status: BLOCKED } }) {',
    '      __typename',
    '      ... on UserUpdated { user { id login status } }',
    '      ... on ValidationProblem { issues { path message } }',
    '    }',
    '  }',
  ].join('\n');
}
