import { formsOf } from '../../support/encodings.ts';

/** Each holds characters that every encoding writes differently. */
const canary = (place: string) => `canary-${place};"&/+ü`;

/** What the gateway sends and nobody else may ever see. */
export const SECRETS = {
  /** Headers hold nothing beyond ASCII. */
  billingHeader: 'canary-billing-header;"&/+',
  adminPassword: canary('admin-password'),
  /** The simulator makes them up; all begin so. */
  adminToken: 'canary-admin-token-',
  apiToken: canary('api-token'),
  onAppPassword: canary('onapp-password'),
  onAppPair: `gateway:${canary('onapp-password')}`,
  sentPassword: canary('sent-password'),
} as const;

/** Words of upstreams that are no secret, and no business of a client either. */
const INNER_WORDS = ['canary-page', 'canary-cookie', '/etc/passwd', 'root:x:0'];

/** Every form in which one of them would be seen. */
const FORMS = [...Object.values(SECRETS).flatMap(formsOf), ...INNER_WORDS];

/** The first of them that a text holds; undefined where it holds none. */
export function findLeak(text: string): string | undefined {
  return FORMS.find((form) => text.includes(form));
}
