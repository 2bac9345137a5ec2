import { ADAPTERS } from './adapters/registry.ts';
import { describeProvider } from './provider-suite.ts';

for (const adapter of ADAPTERS) describeProvider(adapter);
