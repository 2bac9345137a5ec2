import type {
  CameraGroupType,
  CameraStatus,
  CameraStreamStatus,
  CameraStreamType,
  IntercomStatus,
} from '../../../generated/schema-types.ts';
import { toKnownWord } from '../../kit/wire/known-word.ts';

/*
 * The words of the VMS for its devices, as sections 3 and 5 of docs/providers/vms.md list them.
 */

/** Returns a function that reads a word of the VMS: `UNKNOWN` if it is not in the table, absent or unreadable. */
function toEnum<Value extends string>(words: Readonly<Record<string, Value>>) {
  const known = new Map(Object.entries(words));
  return (read: () => string | null): Value | 'UNKNOWN' => toKnownWord(known, read) ?? 'UNKNOWN';
}

export const toCameraStatus = toEnum<CameraStatus>({
  active: 'ACTIVE',
  inactive: 'INACTIVE',
  partial: 'PARTIAL',
  empty: 'EMPTY',
});

export const toCameraGroupType = toEnum<CameraGroupType>({ public: 'PUBLIC', private: 'PRIVATE' });

export const toStreamType = toEnum<CameraStreamType>({ high: 'HIGH', low: 'LOW' });

export const toStreamStatus = toEnum<CameraStreamStatus>({
  active: 'ACTIVE',
  inactive: 'INACTIVE',
});

export const toIntercomStatus = toEnum<IntercomStatus>({
  installed: 'INSTALLED',
  initializing: 'INITIALIZING',
  empty: 'EMPTY',
});
