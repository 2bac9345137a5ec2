import { ADAPTERS } from '../../conformance/adapters/registry.ts';
import { canary } from '../../support/values/canary.ts';
import { formsOf } from '../../support/values/encodings.ts';

/** A password that the caller sends. */
export const SENT_PASSWORD = canary('sent-password');

/** The secrets that the gateway sends and must not disclose, by their names. */
export const SECRETS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(ADAPTERS.flatMap(({ secrets }) => Object.entries(secrets))),
  sentPassword: SENT_PASSWORD,
};

/** Words of upstreams that are no secrets, but must not reach a client either. */
const INNER_WORDS = ['canary-page', 'canary-cookie', '/etc/passwd', 'root:x:0'];

/** All forms in which a secret or word may appear. */
const FORMS = [...Object.values(SECRETS).flatMap(formsOf), ...INNER_WORDS];

/** Returns the first of these forms in a text; undefined if there is none. */
export function findLeak(text: string): string | undefined {
  return FORMS.find((form) => text.includes(form));
}

/** Returns the names of the secrets that a text contains in no form. */
export function findUnused(text: string): string[] {
  const all = Object.entries(SECRETS);
  // A part of a pair is only sent in the pair, and Base64 has no part of its own for it.
  const isPart = (secret: string) =>
    all.some(([, other]) => other !== secret && other.includes(secret));
  return all
    .filter(([, secret]) => !isPart(secret) && !formsOf(secret).some((form) => text.includes(form)))
    .map(([name]) => name);
}
