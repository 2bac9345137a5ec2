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
    context.addIssue(explainUrl(text));
    return z.NEVER;
  })
  .describe('Base URL, http or https; it may have a path, but no query and no credentials.');

const NO_URL = 'must be a URL such as https://host.example.net';

/** Returns why a text is no base URL. */
function explainUrl(text: string): string {
  const [, authority] = /^https?:\/\/(?:[^/?#]*@)?([^/?#]*)/i.exec(text) ?? [];
  if (authority === undefined) return NO_URL;
  if (!URL.canParse(text)) {
    const [, port = ''] = /:(\d+)$/.exec(authority) ?? [];
    if (/:.*:/.test(authority) && !authority.includes('[')) {
      return 'must have brackets around an IPv6 address, as in http://[::1]:8080';
    }
    return Number(port) > 65_535 ? 'must have a port of at most 65535' : NO_URL;
  }
  const { search, hash, username, password } = new URL(text);
  const parts = [
    ...(search === '' ? [] : ['must have no query: remove ? and what follows']),
    ...(hash === '' ? [] : ['must have no fragment: remove # and what follows']),
    ...(username + password === '' ? [] : ['must have no user and password before the host']),
  ];
  const [only, ...others] = parts;
  return only !== undefined && others.length === 0
    ? only
    : 'must be an http(s) URL without query and credentials';
}

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
