import { same } from './response-field.ts';
import type { PrintedObject } from './vendor-page.ts';

/** The values of the Admin page that require `secrets:read`. */
export const SECRET_OBJECTS: readonly PrintedObject[] = [
  {
    printed: 'intercoms[]',
    responded: 'intercoms.edges[].details.credentials',
    type: 'IntercomCredentials',
    members: { login: same('login'), password: same('password') },
  },
  {
    printed: 'intercom_flats[]',
    responded: 'intercomFlats.edges[].node',
    type: 'IntercomFlat',
    members: { number: same('sipNumber') },
  },
  {
    printed: 'intercom_keys[]',
    responded: 'intercomKeys.edges[].node',
    type: 'IntercomKey',
    members: { key: same('code') },
  },
];
