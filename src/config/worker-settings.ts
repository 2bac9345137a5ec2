import { parse } from 'node:path';
import { ConfigError } from './config-error.ts';
import type { Settings } from './settings.ts';

/**
 * Checks that several workers can use the settings.
 *
 * @param file the name of the configuration, for the message.
 * @throws {ConfigError} if updates would not be safe.
 */
export function assertWorkerSettings(file: string, settings: Settings, workers: number): void {
  const { store, writes, providers } = settings;
  const hasWrites = writes && Object.values(providers).some((provider) => provider.writes);
  if (store !== undefined || !hasWrites) return;
  throw new ConfigError(file, [
    `store: is required with --workers ${workers}. A repeated update may reach another worker, which would make it twice, because workers share idempotency keys only through the store. Configure a store, set writes: false, or start without --workers`,
  ]);
}

/** Returns a warning if callers may send more than their limits say; undefined if not. */
export function warnLimitsPerWorker(settings: Settings, workers: number): string | undefined {
  const { store, access } = settings;
  if (store !== undefined || access.mode === 'open') return undefined;
  return `limits.perCaller: without store each of the ${workers} workers counts on its own, so that a caller may send up to ${workers} times as many requests`;
}

/** Returns the settings of one worker: its audit trail is a file of its own. */
export function toWorkerSettings(settings: Settings, slot: number): Settings {
  const { audit } = settings;
  if (audit === undefined) return settings;
  const { dir, name, ext } = parse(audit.file);
  return {
    ...settings,
    audit: { ...audit, file: `${dir.replace(/\/$/, '')}/${name}-${slot}${ext}` },
  };
}
