import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from '@opentelemetry/resources';
import type { ReadableSpan } from '@opentelemetry/sdk-trace';
import { VERSION } from '../../lib/version.ts';

/** What all spans of a process have in common. */
type SpanResource = ReadableSpan['resource'];

const NAME = 'service.name';
const INSTANCE = 'service.instance.id';

/**
 * Returns the attributes of the process. Those in the variables `OTEL_RESOURCE_ATTRIBUTES` and `OTEL_SERVICE_NAME` are
 * added, and win over `service.name` and `service.version`; `service.instance.id` is always the name of the process, by
 * which its log and its audit trail are found too, and which differs between workers with one environment.
 *
 * @param instance the name of this process.
 */
export function createResource(instance: string): SpanResource {
  return defaultResource()
    .merge(resourceFromAttributes({ [NAME]: 'roster', 'service.version': VERSION }))
    .merge(detectResources({ detectors: [envDetector] }))
    .merge(resourceFromAttributes({ [INSTANCE]: instance }));
}
