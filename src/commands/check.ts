import type { Settings } from '../config/settings.ts';
import type { Probe } from '../providers/contract/provider.ts';
import { connectProviders } from '../providers/registry.ts';
import { createBackgroundContext } from '../request/request-context.ts';
import { UpstreamError, type UpstreamErrorCode } from '../upstream/errors/upstream-error.ts';
import { type Departure, NOOP_OBSERVER } from '../upstream/observer.ts';
import { checkInfrastructure } from './check-infrastructure.ts';
import { type CheckResult, printCheck, type ReportCheck } from './check-report.ts';
import { printError, printJson, printSuccess, printWarning } from './console-output.ts';
import { explainEnvironment } from './environment.ts';
import { requireConfiguration } from './read-configuration.ts';

interface CheckOptions {
  /** Nothing is sent: only what is on this machine is checked. */
  readonly offline?: boolean | undefined;
  /** Prints one JSON document. */
  readonly json?: boolean | undefined;
}

/**
 * Reads the configuration, tries what the gateway needs besides the providers, and makes one harmless read of every upstream,
 * which also checks its responses against the documented form.
 *
 * @returns whether everything works.
 * @throws {ConfigError} if there is no valid configuration.
 */
export async function check(
  config: string | undefined,
  { offline = false, json = false }: CheckOptions = {},
): Promise<boolean> {
  const warnings: string[] = [];
  const { file, settings } = requireConfiguration(config, (warning) => warnings.push(warning));
  warnings.push(...explainEnvironment());
  if (!json) {
    for (const warning of warnings) printWarning(warning);
    printSuccess(`${file} is valid.`);
  }
  const checks: CheckResult[] = [];
  const report = (result: CheckResult) => {
    checks.push(result);
    if (!json) printCheck(result);
  };
  await checkInfrastructure(settings, { isOffline: offline, report });
  const departures = offline ? [] : await checkUpstreams(settings, report);
  const ok = checks.every((result) => result.ok);
  if (json) printJson({ ok, source: file, problems: [], warnings, checks, departures });
  else for (const departure of departures) printError(departure);
  return ok;
}

/** @returns the values in responses that cannot be read. */
async function checkUpstreams(settings: Settings, report: ReportCheck): Promise<readonly string[]> {
  const departures = new Set<string>();
  const providers = connectProviders(settings, {
    ...NOOP_OBSERVER,
    observeDeparture: (departure) => {
      departures.add(toLine(departure));
    },
  });
  try {
    const probes = providers.flatMap(({ id, probes }) => probes.map((probe) => ({ id, probe })));
    await Promise.all(probes.map(async ({ id, probe }) => report(await run(id, probe))));
    return [...departures];
  } finally {
    await Promise.all(providers.map((provider) => provider.close()));
  }
}

/** Names the path, which the error of a probe does only for the first departure. */
const toLine = ({ provider, endpoint: { method, path }, detail }: Departure) =>
  `${provider}: ${method} ${path}: ${detail}.`;

async function run(name: string, probe: Probe): Promise<CheckResult> {
  const startedAt = performance.now();
  try {
    await probe.run(createBackgroundContext('check'));
    const ms = Math.round(performance.now() - startedAt);
    return { name, ok: true, message: `${probe.api} responds as documented (${ms} ms).` };
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    const status = error.httpStatus === null ? '' : ` HTTP ${error.httpStatus}.`;
    const message = `${probe.api}: ${error.code}. ${error.message}${status}${hint(error)}`;
    return { name, ok: false, message };
  }
}

/** Returns what to look at in the settings of the provider, as the end of a message. */
function hint({ code, httpStatus }: UpstreamError): string {
  if (httpStatus === 404) return ' Check url: it is the base URL, without the path of the API.';
  return HINTS[code] ?? '';
}

const HINTS: { readonly [Code in UpstreamErrorCode]?: string } = {
  UPSTREAM_UNREACHABLE: ' Check url, caFile and the network.',
  UPSTREAM_TIMEOUT: ' Check url, attemptMs and the network.',
  UPSTREAM_UNAUTHENTICATED: ' Check the credentials.',
  UPSTREAM_FORBIDDEN: ' Check the permissions of the account, and whether it admits this address.',
  UPSTREAM_BROKEN: ' Check url: the port may expect https.',
  UPSTREAM_CONTRACT: ' Check url and kind: another program may respond there.',
};
