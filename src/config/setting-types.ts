import { isIPv4 } from 'node:net';
import { z } from 'zod';
import { Secret } from './secret.ts';

const createSecretSetting = (text: z.ZodString) =>
  text
    .transform((value) => new Secret(value))
    .describe(
      'A secret. Use a reference to an environment variable or a file; a literal value logs a warning.',
    );

/** A secret. It should be a reference, because literal secrets cause a warning. */
export const secretSetting = createSecretSetting(z.string().min(1));

/** A secret that is sent as a header. A line end or a character outside ASCII would make every call fail. */
export const headerSecretSetting = createSecretSetting(
  z
    .string()
    .min(1)
    .regex(/^[\x20-\x7e]*$/, 'must be printable ASCII in one line, as it is sent in a header'),
);

/** Reports a problem with a setting at a path below the one that is checked. */
export function addProblem(
  context: z.RefinementCtx,
  path: readonly (string | number)[],
  message: string,
): void {
  context.addIssue({ code: 'custom', path: [...path], message });
}

/** The longest delay of a timer in Node. */
export const MAX_MILLISECONDS = 2_147_483_647;

/** A positive number of milliseconds. */
export const millisecondsSetting = z.int().min(1).max(MAX_MILLISECONDS);

/** Returns an absolute http(s) URL without query and credentials; undefined if the text is no such URL. */
export function toBaseUrl(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isPlain =
    url !== undefined &&
    (url.protocol === 'https:' || url.protocol === 'http:') &&
    `${url.search}${url.hash}${url.username}${url.password}` === '';
  return isPlain ? url : undefined;
}

/** An absolute http(s) URL. It may have a path, but no query and no credentials. */
export const baseUrlSetting = z
  .string()
  .transform((text, context) => {
    const url = toBaseUrl(text);
    if (url !== undefined) return url;
    context.addIssue(
      /^https?:\/\//i.test(text)
        ? 'must be an http(s) URL without query and credentials'
        : 'must be a URL such as https://host.example.net',
    );
    return z.NEVER;
  })
  .describe('Base URL, http or https; it may have a path, but no query and no credentials.');

/** A name of the IANA time zone database. */
export const timeZoneSetting = z
  .string()
  .refine(isTimeZone, 'must be a name of the IANA time zone database, such as Europe/Minsk');

function isTimeZone(name: string): boolean {
  try {
    Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Returns whether requests to this URL are encrypted or stay on this machine. */
export function isPrivate({ protocol, hostname }: URL): boolean {
  // URLs contain ::1 in brackets.
  return protocol === 'https:' || isLoopback(hostname.replace(/^\[|\]$/g, ''));
}

/** Returns whether the host is a loopback address. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
}
