import { hostname } from 'node:os';

/** The names that a process may have. They are short, and safe in labels, in names of files and in a line of text. */
export const INSTANCE_NAME = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,63}$/;

/** Maximum number of characters of a host name, so that the name of a process with its number stays within 64. */
const MAX_HOST_LENGTH = 48;

/**
 * Returns the name of this process.
 *
 * @param configured `server.instance`; if undefined, the name is made of the host name and the process id.
 * @param worker the number of this worker, from 1, and the id of the process that started it; absent if this is no worker.
 */
export function getInstanceName(
  configured: string | undefined,
  worker?: { readonly slot: number; readonly parentPid: number },
): string {
  const name = configured ?? `${sanitize(hostname())}-${worker?.parentPid ?? process.pid}`;
  return worker === undefined ? name : `${name}.${worker.slot}`;
}

/** Replaces characters that no name may contain: the kernel accepts any host name. */
const sanitize = (host: string) =>
  host
    .slice(0, MAX_HOST_LENGTH)
    .replace(/[^A-Za-z0-9._-]/g, '_')
    .replace(/^[.-]/, '_') || 'host';
