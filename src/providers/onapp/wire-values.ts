import type { StoredForm } from '../../upstream/wire/stored-form.ts';
import { wireList } from '../../upstream/wire/wire-list.ts';
import { toMismatch, toStoredForm, type WireType } from '../../upstream/wire/wire-type.ts';
import { optionalDate, toUtcInstant } from '../kit/wire/wire-date.ts';
import { isPlainObject } from '../kit/wire/wire-values.ts';

/** A time in any form (Q9). One without a zone is in UTC, as the page prints `suspend_at`. */
export const optionalDateTime = optionalDate(toUtcInstant);

/**
 * Returns the type of an object in its singular name, on its own and in lists (Q2): `{"role":{…}}`.
 * Panels differ in that name, and some leave it out.
 */
export const wrapped = <T>(name: string, type: WireType<T>): WireType<T> => ({
  ...type,
  read: (value, parent, key) => {
    const wrapper = findWrapper(value, name);
    if (wrapper === undefined) return type.read(value, parent, key);
    const path = key === undefined ? parent : parent.below(key);
    // Another name than the documented one may be data, which no path shows.
    const shown = wrapper.name === name ? name : '*';
    try {
      return type.read(wrapper.value, path, shown);
    } catch (error) {
      throw toMismatch(error, path, shown);
    }
  },
  stored: wrappedForm(name, toStoredForm(type)),
});

/** Returns the form of an object in its documented wrapper, whatever wrapper the panel uses. */
const wrappedForm = (name: string, form: StoredForm): StoredForm => ({
  ...form,
  reduce: (value) => {
    const wrapper = findWrapper(value, name);
    return { [name]: form.reduce(wrapper === undefined ? value : wrapper.value) };
  },
});

/** Returns the object in a wrapper of this name, or of any name if nothing else is in it. */
function findWrapper(value: unknown, name: string) {
  if (!isPlainObject(value)) return undefined;
  if (Object.hasOwn(value, name)) return { name, value: value[name] };
  const [first, second] = Object.entries(value);
  if (first === undefined || second !== undefined || !isPlainObject(first[1])) return undefined;
  return { name: first[0], value: first[1] };
}

/** Returns the type of a list: `[{"role":{…}},{"role":{…}}]`. */
export const wrappedList = <T>(name: string, type: WireType<T>): WireType<readonly T[]> =>
  wireList(wrapped(name, type));
