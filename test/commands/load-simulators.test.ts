import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as registry from '@roster/simulators/registry.ts';
import { loadSimulators } from '../../src/commands/load-simulators.ts';
import type { ProviderKind } from '../../src/generated/schema-types.ts';

// This does not compile if a kind of provider has no simulators.
registry.SIMULATORS satisfies Record<ProviderKind, unknown>;

describe('Package of the simulators', () => {
  it('exports everything that its registry does', async () => {
    assert.deepEqual({ ...(await loadSimulators()) }, { ...registry });
  });
});
