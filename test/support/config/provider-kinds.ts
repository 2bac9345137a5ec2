import { PROVIDER_MODULES } from '../../../src/providers/registry.ts';

/** Every `kind` of provider, as messages list them: a test that quotes one holds for the next provider, too. */
export const PROVIDER_KINDS: string = PROVIDER_MODULES.map(
  ({ settings }) => settings.shape.kind.value,
).join(', ');
