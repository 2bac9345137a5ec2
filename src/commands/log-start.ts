import type { Settings } from '../config/settings.ts';
import { VERSION } from '../lib/version.ts';
import type { Log } from '../observability/log/log.ts';

interface Start {
  /** For example `http://127.0.0.1:4000`. */
  readonly url: string;
  readonly settings: Settings;
  /** The configuration; undefined: there is none. */
  readonly file: string | undefined;
}

/** Logs that this process accepts requests, and with what: an operator compares it with that of another replica. */
export function logStart(log: Log, { url, settings, file }: Start): void {
  const { access, providers, writes, audit, store } = settings;
  log.info(
    {
      version: VERSION,
      node: process.versions.node,
      pid: process.pid,
      url,
      file: file ?? null,
      access: access.mode,
      providers: Object.keys(providers),
      writes,
      hasAuditTrail: audit !== undefined,
      hasStore: store !== undefined,
    },
    'Gateway started',
  );
}
