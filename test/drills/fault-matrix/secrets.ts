import { formsOf } from '../../support/values/encodings.ts';

/** Returns a secret with characters that every encoding writes differently. */
const canary = (place: string) => `canary-${place};"&/+ü`;

/** The secrets that the gateway sends and must not disclose. */
export const SECRETS = {
  /** A header contains ASCII only. */
  billingHeader: 'canary-billing-header;"&/+',
  adminPassword: canary('admin-password'),
  /** The prefix of all tokens that the simulator generates. */
  adminToken: 'canary-admin-token-',
  apiToken: canary('api-token'),
  onAppPassword: canary('onapp-password'),
  onAppPair: `gateway:${canary('onapp-password')}`,
  sentPassword: canary('sent-password'),
} as const;

/** Words of upstreams that are no secrets, but must not reach a client either. */
const INNER_WORDS = ['canary-page', 'canary-cookie', '/etc/passwd', 'root:x:0'];

/** All forms in which a secret or word may appear. */
const FORMS = [...Object.values(SECRETS).flatMap(formsOf), ...INNER_WORDS];

/** Returns the first of these forms in a text; undefined if there is none. */
export function findLeak(text: string): string | undefined {
  return FORMS.find((form) => text.includes(form));
}
