import { Counter, type Registry } from 'prom-client';

/** Counts documents that are not in the manifest, by outcome. */
export function createDocumentMetrics(registry: Registry): (outcome: 'run' | 'refused') => void {
  const untrusted = new Counter({
    name: 'roster_untrusted_documents_total',
    help: 'Documents that are not in the manifest, by outcome.',
    labelNames: ['outcome'],
    registers: [registry],
  });
  return (outcome) => untrusted.inc({ outcome });
}
