import { wireObject } from '../../../upstream/wire/wire-object.ts';
import type { WireOutput, WireType } from '../../../upstream/wire/wire-type.ts';
import {
  optional,
  optionalSecret,
  optionalText,
  wireId,
  wireInt,
} from '../../kit/wire/wire-values.ts';
import { wireFlat } from '../devices/intercom-wire.ts';
import { optionalPhpObject, phpList, vmsDate } from '../wire-values.ts';

/** One page of a list. */
export interface WirePage<Item> {
  readonly data: readonly Item[];
  readonly meta: {
    readonly last_page: number | null;
    readonly total: number | null;
  } | null;
}

/**
 * Returns the type of one page of a list of the Admin API. Its links name wrong hosts and are ignored; a list without
 * the envelope is a page without counts (quirk 23).
 *
 * @see docs/providers/vms.md section 1.8
 */
export function wirePage<Item>(item: WireType<Item>): WireType<WirePage<Item>> {
  const list = phpList(item);
  // A page is only as good as its list.
  const page = wireObject({ data: list, meta: optionalPhpObject(wireCounts) }, ['data']);
  return {
    isComposite: true,
    read: (value, parent, key) =>
      Array.isArray(value)
        ? { data: list.read(value, parent, key), meta: null }
        : page.read(value, parent, key),
  };
}

const wireCounts = wireObject({ last_page: optional(wireInt), total: optional(wireInt) });

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
