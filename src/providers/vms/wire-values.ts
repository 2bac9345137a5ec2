import { wireList } from '../../upstream/wire/wire-list.ts';
import type { WireType } from '../../upstream/wire/wire-type.ts';
import { optionalDate, toInstantOrLocal } from '../kit/wire/wire-date.ts';
import { optional } from '../kit/wire/wire-values.ts';

/** A date in any form; an empty string is null (docs/providers/vms.md section 1.7). `toInstant` parses it. */
export const vmsDate = optionalDate(toInstantOrLocal);

/** Returns the type of an object, which PHP sends as `[]` if it is empty (quirk 11). */
export const phpObject = <T>(type: WireType<T>): WireType<T> => ({
  ...type,
  read: (value, parent, key) => type.read(isEmptyList(value) ? {} : value, parent, key),
});

/** Returns a type like `phpObject`, but an empty object is null. */
export function optionalPhpObject<T>(type: WireType<T>): WireType<T | null> {
  const inner = optional(type);
  return {
    ...inner,
    read: (value, parent, key) => (isEmptyList(value) ? null : inner.read(value, parent, key)),
  };
}

/** A list, which PHP sends as an object if it has gaps and as `{}` if empty (quirk 11). */
export const phpList = wireList;

const isEmptyList = (value: unknown) => Array.isArray(value) && value.length === 0;
