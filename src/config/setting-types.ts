import { z } from 'zod';
import { Secret } from './secret.ts';

/** A secret: from the environment or a file, or written out, which is warned about. */
export const secretSetting = z
  .string()
  .min(1)
  .transform((value) => new Secret(value))
  .describe(
    'A secret, best as a reference to the environment or to a file: written out it is warned about.',
  );

/** A positive number of milliseconds. */
export const millisecondsSetting = z.int().min(1).max(2_147_483_647);

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
  .describe('An http(s) URL; it may have a path.');

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

/** Whether a host can be reached from this machine only. */
export function isLoopback(host: string): boolean {
  return (
    host === 'localhost' || host === '[::1]' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
  );
}
