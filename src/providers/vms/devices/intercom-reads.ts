import { ClientError } from '../../contract/client-error.ts';
import { MAX_FANOUT } from '../../contract/costs.ts';
import type { LoadedField } from '../../contract/model.ts';
import { needs } from '../../kit/reads.ts';
import type { WireShownIntercom } from '../billing-api/device-wire.ts';
import type { Reference } from '../context.ts';
import { shownIntercom } from '../reads.ts';

/** @throws {ClientError} `FANOUT_LIMIT` if the object is not read. */
export function assertWithinFanout(
  { context, isBeyondFanout }: Reference,
  what: string,
  otherwise: string,
): void {
  if (isBeyondFanout !== true) return;
  const message = `The ${what} can be read for the first ${MAX_FANOUT} entries of a page only: ${otherwise}.`;
  throw new ClientError('FANOUT_LIMIT', message, context.provider.id);
}

/** Creates a field of an intercom that is read by the intercom's id. It is null if there is no such intercom. */
export const shown = <Value>(
  map: (intercom: WireShownIntercom, source: Reference) => Value,
): LoadedField<Reference, Value | null> =>
  needs(
    shownIntercom,
    (source: Reference) => {
      assertWithinFanout(source, 'field', 'read a smaller page, or the intercom by its id');
      return source.id;
    },
    map,
    { perPage: MAX_FANOUT },
  );
