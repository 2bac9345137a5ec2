import { MAX_LISTED_CAMERAS } from '../billing-api/device-wire.ts';

/**
 * Returns, for each camera of a page, the ids of the cameras that are read in the same call.
 *
 * @param ids the ids of the page's cameras, in their order; null for an entry without a camera.
 */
export function toBatches(ids: readonly (string | null)[]): readonly (readonly string[])[] {
  const known = ids.filter((id) => id !== null);
  const batches: (readonly string[])[] = [];
  for (let start = 0; start < known.length; start += MAX_LISTED_CAMERAS) {
    batches.push(known.slice(start, start + MAX_LISTED_CAMERAS));
  }
  let position = 0;
  return ids.map((id) => {
    const batch = batches[Math.floor(position / MAX_LISTED_CAMERAS)] ?? [];
    if (id !== null) position += 1;
    return batch;
  });
}
