import { wireObject } from '../../../upstream/wire/wire-object.ts';
import type { WireOutput } from '../../../upstream/wire/wire-type.ts';
import { optionalSecret, optionalText, wireId } from '../../kit/wire/wire-values.ts';
import { wireFlat } from '../devices/intercom-wire.ts';
import { optionalPhpObject, vmsDate } from '../wire-values.ts';
import { wirePage } from './page-wire.ts';

/**
 * A user in a list, which has neither a status nor nested data.
 *
 * @see docs/providers/vms.md section 6.2
 */
const wireShortUser = wireObject({
  id: wireId,
  name: optionalText,
  login: optionalText,
  created_at: vmsDate,
  updated_at: vmsDate,
});
export type WireShortUser = WireOutput<typeof wireShortUser>;

export const wireShortUserPage = wirePage(wireShortUser);

/** @see docs/providers/vms.md section 6, `GET intercoms/{intercom}/flats` */
export const wireFlatPage = wirePage(wireFlat);

/**
 * A key of an intercom. Its code `key` opens doors (quirk 15).
 *
 * @see docs/providers/vms.md section 6, `GET intercoms/{intercom}/keys`
 */
const wireListedKey = wireObject({
  id: wireId,
  key: optionalSecret,
  user: optionalPhpObject(wireObject({ id: wireId })),
  flat: optionalPhpObject(wireObject({ id: wireId })),
  created_at: vmsDate,
  updated_at: vmsDate,
  deleted_at: vmsDate,
});
export type WireListedKey = WireOutput<typeof wireListedKey>;

export const wireKeyPage = wirePage(wireListedKey);
