import { isJsonObject } from '../lib/json.ts';
import type { Environment } from './interpolate.ts';

/** The settings that an environment variable overrides. */
const OVERRIDES: Readonly<Record<string, string>> = {
  HOST: 'server.host',
  PORT: 'server.port',
  LOG_LEVEL: 'log.level',
};

/** Returns the names of the environment variables that are set, by the paths of the settings that they override. */
export const findOverrides = (environment: Environment): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(OVERRIDES).flatMap(([variable, path]) =>
      environment[variable] ? [[path, variable]] : [],
    ),
  );

/** Applies `HOST`, `PORT` and `LOG_LEVEL` over the file. The schema reports sections that are not maps. */
export function withOverrides(value: unknown, environment: Environment): unknown {
  const { HOST: host, PORT: port, LOG_LEVEL: level } = environment;
  const all = value ?? {};
  if (!isJsonObject(all)) return value;
  const server = {
    ...(host && { host }),
    // The schema reports a port that is not a number.
    ...(port && { port: /^\d+$/.test(port) ? Number(port) : port }),
  };
  return {
    ...all,
    ...mergeSection('server', all, server),
    ...mergeSection('log', all, level ? { level } : {}),
  };
}

/** Adds no section without need: a misspelt name of it could not be recognized. */
function mergeSection(name: string, all: Readonly<Record<string, unknown>>, overrides: object) {
  const section = all[name] ?? {};
  const isAbsent = !Object.hasOwn(all, name) && Object.keys(overrides).length === 0;
  if (isAbsent || !isJsonObject(section)) return {};
  return { [name]: { ...section, ...overrides } };
}
