import { graphiqlPage } from '../app/graphiql-page.ts';
import type { Settings } from '../config/settings.ts';
import { VERSION } from '../lib/version.ts';
import { style } from './console-output.ts';

/** What a gateway runs with, besides its settings. */
interface GatewayFacts {
  /** The configuration as the operator named it; undefined: there is none. */
  readonly file: string | undefined;
  /** The number of worker processes; absent: the gateway runs in this process. */
  readonly workers?: number;
  /** The names and URLs of its simulators; absent if it runs over real providers. */
  readonly simulators?: string | undefined;
}

type Row = readonly [label: string, value: string];

/** Describes a gateway that is ready, for people: where it is, what it runs over, and who has access. */
export function describeGateway(url: string, settings: Settings, facts: GatewayFacts): string {
  const { simulators } = facts;
  const lines = [
    style('green', 'Roster is ready.'),
    '',
    ...formatRows(listAddresses(url, settings)),
    '',
    ...formatRows(listFacts(settings, facts)),
  ];
  return [
    ...lines,
    ...(simulators === undefined ? [] : describeSimulators(simulators, facts)),
  ].join('\n');
}

function listAddresses(url: string, settings: Settings): readonly Row[] {
  const page = graphiqlPage(settings);
  return [
    ...(page === undefined ? [] : [['GraphiQL', `${url}${page}`] as const]),
    ['GraphQL', `${url}/graphql`],
    ['Health', `${url}/health/ready`],
    ['Metrics', `${url}/metrics`],
  ];
}

const listFacts = (
  { access, providers, writes }: Settings,
  { file, workers, simulators }: GatewayFacts,
): readonly Row[] => {
  const kinds = Object.entries(providers).map(([key, { kind }]) => `${key} (${kind})`);
  const ofProviders = simulators === undefined ? '' : ', all simulated';
  return [
    ['Version', `${VERSION}, Node.js ${process.versions.node}`],
    ['Configuration', file ?? 'none: simulators'],
    ['Access', describeAccess(access)],
    ['Providers', kinds.join(', ') + ofProviders],
    ...(writes ? [] : [['Writes', 'off: no user is changed'] as const]),
    ...(workers === undefined ? [] : [['Workers', String(workers)] as const]),
  ];
};

function describeAccess({ mode, apiKeys = [] }: Settings['access']): string {
  switch (mode) {
    case 'open':
      return style('yellow', 'open: everybody on this machine');
    case 'apiKeys':
      return `apiKeys: ${apiKeys.length} ${apiKeys.length === 1 ? 'key' : 'keys'}`;
    case 'jwt':
      return 'jwt: callers with a token';
  }
}

/** Returns aligned lines. The values are separated by two spaces at least. */
function formatRows(rows: readonly Row[]): readonly string[] {
  const width = Math.max(...rows.map(([label]) => label.length));
  return rows.map(([label, value]) => `  ${label.padEnd(width)}  ${value}`);
}

const describeSimulators = (list: string, { file }: GatewayFacts) => [
  '',
  `${file === undefined ? 'No configuration was given' : `${file} has no providers`}, so every provider is simulated; changes last until this stops.`,
  '',
  list,
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
];
