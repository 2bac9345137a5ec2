import type { Settings } from '../config/settings.ts';
import type { SharedResources } from './shared-resources.ts';

/**
 * Opens the audit trail, the store and the export of traces of one configuration.
 *
 * @param opening closes them again.
 * @throws {TrailError} if the audit trail cannot be used.
 */
export async function openHandles(
  settings: Settings,
  { trails, stores, instance, log }: SharedResources,
  opening: AsyncDisposableStack,
) {
  const { audit } = settings;
  // Comes first, because it may fail.
  const trail = audit && (await trails.acquire(audit.file, audit.key.reveal()));
  opening.defer(() => trail?.release());
  const store = await stores.acquire(settings.store);
  opening.defer(store.release);
  // Loaded only if it is used: its packages take 100 ms to load.
  const traces =
    settings.traces &&
    (await import('../observability/tracing/traces.ts')).openTraces(
      settings.traces,
      instance,
      (dropped) => log.warn({ ...dropped }, 'Traces could not be sent'),
    );
  opening.defer(() => traces?.close());
  return { trail, store, traces };
}

/** What a configuration records and stores; what it does not name is undefined. */
export type Handles = Awaited<ReturnType<typeof openHandles>>;
