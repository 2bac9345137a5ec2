import { z } from 'zod';
import { wireList } from '../../../upstream/response/wire-list.ts';
import {
  optional,
  optionalSecret,
  optionalText,
  wireId,
  wireInt,
} from '../../kit/wire/wire-values.ts';
import { wireFlat } from '../devices/intercom-wire.ts';
import { optionalPhpObject, phpList, vmsDate } from '../wire-values.ts';

/**
 * Returns the schema of one page of a list of the Admin API. Its links name wrong hosts and are ignored; a list without
 * the envelope is a page without counts (quirk 23).
 *
 * @see docs/providers/vms.md section 1.8
 */
export function wirePage<Item extends z.ZodType>(item: Item) {
  return z.union([
    z.object({ data: phpList(item), meta: optionalPhpObject(wireCounts) }),
    wireList(item).transform((data) => ({ data, meta: null })),
  ]);
}

const wireCounts = z.object({ last_page: optional(wireInt), total: optional(wireInt) });

/**
 * A user in a list, which has neither a status nor nested data.
 *
 * @see docs/providers/vms.md section 6.2
 */
const wireShortUser = z.object({
  id: wireId,
  name: optionalText,
  login: optionalText,
  created_at: vmsDate,
  updated_at: vmsDate,
});
export type WireShortUser = z.output<typeof wireShortUser>;

export const wireShortUserPage = wirePage(wireShortUser);

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
