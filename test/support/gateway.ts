import { type Gateway, settingsSchema, startGateway } from '../../src/gateway.ts';
import type { Log } from '../../src/log.ts';

/** Writes nothing. */
export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} };

/** A gateway on a free port over these providers, as they would stand in a `roster.yml`. */
export function startGatewayOver(
  providers: Readonly<Record<string, unknown>>,
  settings: Readonly<Record<string, unknown>> = {},
  log: Log = silentLog,
): Promise<Gateway> {
  const value = { server: { port: 0 }, providers, ...settings };
  return startGateway(settingsSchema().parse(value), log);
}
