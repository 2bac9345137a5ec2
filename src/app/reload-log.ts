import { findReducedProtection } from '../config/reduced-protection.ts';
import type { Settings } from '../config/settings.ts';
import { findRenamedKeys } from '../config/unsafe-reload.ts';
import type { Log } from '../observability/log/log.ts';

/** Warns about changes of a reload that an operator may not have intended. */
export function logReload(log: Pick<Log, 'warn'>, old: Settings, next: Settings): void {
  for (const { from, to } of findRenamedKeys(old, next)) {
    log.warn({ from, to }, to === null ? 'API key removed' : 'API key renamed');
  }
  const changes = findReducedProtection(old, next);
  if (changes.length > 0) log.warn({ changes }, 'Protection reduced by reload');
}
