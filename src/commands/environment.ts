import { url } from 'node:inspector';
import { DEFAULT_MIN_VERSION } from 'node:tls';
import { ConfigError } from '../config/config-error.ts';
import { printWarning } from './console-output.ts';
import { NODE_FLAGS, NODE_VARIABLES, type Rule } from './environment-rules.ts';

/** What Node was started with. */
interface NodeEnvironment {
  readonly variables: Readonly<NodeJS.ProcessEnv>;
  /** Flags of the command line, before the script. */
  readonly flags: readonly string[];
}

const CURRENT: NodeEnvironment = { variables: process.env, flags: process.execArgv };

/**
 * Refuses variables and flags that make Node print what is sent, or accept any certificate.
 *
 * @throws {ConfigError} if there are such variables or flags.
 */
export function assertSafeEnvironment(environment = CURRENT): void {
  const problems = findings(environment, 'refuse');
  if (environment === CURRENT && /^TLSv1(\.1)?$/.test(DEFAULT_MIN_VERSION)) {
    problems.push(`${DEFAULT_MIN_VERSION}: it is insecure; unset the flag that allows it`);
  }
  if (problems.length > 0) throw new ConfigError('The environment', [...new Set(problems)]);
}

/** Prints warnings about how Node was started, before a command connects to anything. */
export function warnOfEnvironment(): void {
  for (const warning of explainEnvironment()) printWarning(warning);
}

/** Returns warnings about how Node was started. */
export function explainEnvironment(environment = CURRENT): readonly string[] {
  const inspector =
    url() === undefined
      ? []
      : ['a debugger can be attached (--inspect), and reads every secret of this process'];
  return [...inspector, ...findings(environment, 'warn')];
}

function findings(environment: NodeEnvironment, finding: Rule['finding']): string[] {
  const { variables } = environment;
  const flags = readFlags(environment);
  const ofVariables = NODE_VARIABLES.filter(
    ({ name, value }) =>
      (variables[name] ?? '') !== '' && (value ?? variables[name]) === variables[name],
  );
  const ofFlags = NODE_FLAGS.filter(({ name }) => flags.has(name));
  return [...ofVariables, ...ofFlags]
    .filter((rule) => rule.finding === finding)
    .map(({ name, effect }) => `${name}: ${effect}${finding === 'refuse' ? '; unset it' : ''}`);
}

/** Returns the names of all flags, as Node does: `_` is `-`, and `NODE_OPTIONS` is split at blanks outside quotes. */
function readFlags({ variables, flags }: NodeEnvironment): ReadonlySet<string> {
  const options = variables['NODE_OPTIONS']?.match(/(?:"(?:\\.|[^"\\])*"|[^\s"])+/g) ?? [];
  return new Set(
    [...options, ...flags].map((flag) => {
      const [name = ''] = flag.replaceAll('"', '').split('=');
      return name.replaceAll('_', '-');
    }),
  );
}
