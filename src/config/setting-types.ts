import { isIPv4 } from 'node:net';
import { z } from 'zod';
import { Secret } from './secret.ts';

const secretOf = (text: z.ZodString) =>
  text
    .transform((value) => new Secret(value))
    .describe(
      'A secret. Use a reference to an environment variable or a file; a literal value logs a warning.',
    );

/** A secret: from the environment or a file, or written out, which is warned about. */
export const secretSetting = secretOf(z.string().min(1));

/** A secret that is sent as a header: one with a line end or a letter beyond ASCII would fail every call. */
export const headerSecretSetting = secretOf(
  z
    .string()
    .min(1)
    .regex(/^[\x20-\x7e]*$/, 'must be printable ASCII in one line, as it is sent in a header'),
);

/** The longest that a timer of Node can wait. */
export const MAX_MILLISECONDS = 2_147_483_647;

/** A positive number of milliseconds. */
export const millisecondsSetting = z.int().min(1).max(MAX_MILLISECONDS);

/** An absolute http(s) URL; it may have a path, and neither query nor credentials. */
export const baseUrlSetting = z
  .string()
  .transform((text, context) => {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    const isPlain =
      url !== undefined &&
      (url.protocol === 'https:' || url.protocol === 'http:') &&
      `${url.search}${url.hash}${url.username}${url.password}` === '';
    if (isPlain) return url;
    context.addIssue('must be an http(s) URL without query and credentials');
    return z.NEVER;
  })
  .describe('Base URL, http or https; it may have a path, but no query and no credentials.');

/** A name of the IANA time zone database. */
export const timeZoneSetting = z
  .string()
  .refine(isTimeZone, 'must be a time zone such as Europe/Minsk');

function isTimeZone(name: string): boolean {
  try {
    Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Whether nobody on the way can read what is sent there. */
export function isPrivate({ protocol, hostname }: URL): boolean {
  // A URL writes ::1 in brackets.
  return protocol === 'https:' || isLoopback(hostname.replace(/^\[|\]$/g, ''));
}

/** Whether a host can be reached from this machine only. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
}
