import { isIP } from 'node:net';
import { z } from 'zod';

const HOST_NAME = /^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u;

/** The host name or the address on which the gateway listens. */
export const hostSetting = z
  .string()
  .min(1)
  .superRefine((text, context) => {
    const problem = text === '' ? undefined : explainHost(text);
    if (problem !== undefined) context.addIssue(problem);
  });

/** Returns why a text is no host; undefined if it is one. */
function explainHost(text: string): string | undefined {
  if (isIP(text) !== 0 || HOST_NAME.test(text)) return undefined;
  if (text.includes('/')) return 'must be a host such as 127.0.0.1, without https:// and a path';
  if (/^\[.*\]$/.test(text)) return 'must be an address without brackets, such as ::1';
  return /:\d*$/.test(text)
    ? 'must be a host without a port, which is server.port'
    : 'must be a host name, or an address such as 127.0.0.1';
}
