import { z } from 'zod';
import { optionalSecret, wireId } from '../../kit/wire/wire-values.ts';
import { wireFlat } from '../devices/wire-intercom.ts';
import { optionalPhpObject, vmsDate } from '../wire-values.ts';
import { wirePage } from './wire-page.ts';

/** @see docs/providers/vms.md section 6, `GET intercoms/{intercom}/flats` */
export const wireFlatPage = wirePage(wireFlat);

/**
 * A key of an intercom. Its code `key` opens doors (quirk 15).
 *
 * @see docs/providers/vms.md section 6, `GET intercoms/{intercom}/keys`
 */
const wireListedKey = z.object({
  id: wireId,
  key: optionalSecret,
  user: optionalPhpObject(z.object({ id: wireId })),
  flat: optionalPhpObject(z.object({ id: wireId })),
  created_at: vmsDate,
  updated_at: vmsDate,
  deleted_at: vmsDate,
});
export type WireListedKey = z.output<typeof wireListedKey>;

export const wireKeyPage = wirePage(wireListedKey);
