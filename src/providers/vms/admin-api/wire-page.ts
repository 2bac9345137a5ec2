import { z } from 'zod';
import { wireList } from '../../../upstream/response/wire-list.ts';
import { optional, wireInt } from '../../kit/wire/wire-values.ts';
import { optionalPhpObject, phpList } from '../wire-values.ts';

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
