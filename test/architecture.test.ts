import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { filesBelow, importsOf, readSource } from './support/files/sources.ts';

/** The rooms of the providers, such as `providers/vms`: each folder that is not shared by all of them. */
const PROVIDERS = [
  ...new Set(filesBelow('src/providers', '.ts').map((file) => file.split('/')[2] ?? '')),
]
  .filter((folder) => !folder.endsWith('.ts') && folder !== 'contract' && folder !== 'kit')
  .map((folder) => `providers/${folder}`);

/** Data flows down: a room may import the rooms that are listed here beside it, and itself. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'main.ts': ['audit', 'commands', 'config', 'lib'],
  commands: [
    'access',
    'app',
    'audit',
    'config',
    'generated/schema-types',
    'lib',
    'observability/log',
    'providers',
    'providers/contract',
    'request',
    'store',
    'upstream',
  ],
  app: [
    'access',
    'audit',
    'config',
    'graphql',
    'http',
    'lib',
    'observability/log',
    'observability/metrics',
    'observability/tracing',
    'providers',
    'providers/contract',
    'rate-limit',
    'request',
    'store',
    'upstream',
    'use-cases',
  ],
  http: ['access', 'config', 'graphql', 'lib', 'rate-limit', 'request', 'upstream'],
  graphql: [
    'access',
    'config',
    'generated/resolver-types',
    'generated/schema-types',
    'lib',
    'providers/contract',
    'providers/kit',
    'request',
    'upstream',
    'use-cases',
  ],
  'use-cases': [
    'access',
    'audit',
    'generated/schema-types',
    'lib',
    'providers/contract',
    'providers/kit',
    'request',
    'store',
    'upstream',
  ],
  // The registry.
  providers: ['config', 'providers/contract', 'upstream', ...PROVIDERS],
  ...Object.fromEntries(
    PROVIDERS.map((provider) => [
      provider,
      [
        'config',
        'generated/schema-types',
        'providers/contract',
        'providers/kit',
        'request',
        'upstream',
      ],
    ]),
  ),
  'providers/kit': [
    'config',
    'generated/schema-types',
    'lib',
    'providers/contract',
    'request',
    'upstream',
  ],
  'providers/contract': ['config', 'generated/schema-types', 'request', 'upstream'],
  upstream: ['lib', 'request'],
  request: ['lib'],
  'observability/log': ['config', 'lib'],
  'observability/metrics': ['graphql', 'lib', 'request', 'upstream'],
  'observability/tracing': ['config', 'graphql', 'lib', 'request', 'upstream'],
  access: ['config', 'lib'],
  audit: ['lib'],
  'rate-limit': ['lib', 'store'],
  store: ['config', 'lib'],
  config: ['lib'],
  lib: [],
  'generated/schema-types': ['providers/contract'],
  // The signatures of the resolvers name the context, so nothing below graphql may import them.
  'generated/resolver-types': ['generated/schema-types', 'graphql', 'providers/contract'],
};

/** Packages that only some rooms may use: network, log, loaders. */
const ONLY_IN: Readonly<Record<string, readonly string[]>> = {
  got: ['upstream'],
  jose: ['access'],
  undici: ['upstream'],
  pino: ['observability/log'],
  'prom-client': ['observability/metrics'],
  '@redis/client': ['store'],
  dataloader: PROVIDERS,
  '@opentelemetry/api': ['observability/tracing'],
  '@opentelemetry/core': ['observability/tracing'],
  '@opentelemetry/exporter-trace-otlp-http': ['observability/tracing'],
  '@opentelemetry/resources': ['observability/tracing'],
  '@opentelemetry/sdk-trace': ['observability/tracing'],
  '@apollo/subgraph': ['graphql'],
};

const FILES = filesBelow('src', '.ts');
const SIMULATORS = filesBelow('packages/simulators/src', '.ts');
const CLIENT = filesBelow('packages/client/src', '.ts');

const edgesOf = (files: readonly string[]) =>
  files.flatMap((file) => importsOf(file).map((target) => ({ file, target })));

const EDGES = edgesOf(FILES);
const INNER = EDGES.filter(({ target }) => target.startsWith('src/'));

/** Folders that contain several rooms. */
const GROUPS: ReadonlySet<string> = new Set(['observability', 'providers']);

/**
 * `src/http/x.ts` → `http`, `src/providers/vms/x.ts` → `providers/vms`, `src/providers/registry.ts` → `providers`. Each
 * generated file is a room of its own.
 */
const room = (path: string) => {
  const [, first = '', second = '', third] = path.split('/');
  if (first === 'generated') return `generated/${second.replace('.ts', '')}`;
  return GROUPS.has(first) && third !== undefined ? `${first}/${second}` : first;
};

/** `packages/simulators/src/vms/x.ts` → `vms`; the files beside the folders know all of them. */
const simulatorOf = (path: string) => (path.split('/').length > 4 ? path.split('/')[3] : undefined);

/** Returns whether an import is part of Node.js, or of a package that the package of a folder depends on. */
function isPackageOf(folder: string, target: string): boolean {
  const { dependencies } = JSON.parse(readSource(`${folder}/package.json`));
  const [scope = '', name = ''] = target.split('/');
  const imported = target.startsWith('@') ? `${scope}/${name}` : scope;
  return target.startsWith('node:') || Object.hasOwn(dependencies, imported);
}

describe('Architecture', () => {
  it('lists every room in the table', () => {
    assert.deepEqual([...new Set(FILES.map(room))].sort(), Object.keys(MAY_IMPORT).sort());
  });

  it('imports only downwards', () => {
    const upwards = INNER.filter(({ file, target }) => {
      const [from, to] = [room(file), room(target)];
      return from !== to && !MAY_IMPORT[from]?.includes(to);
    });
    assert.deepEqual(upwards, []);
  });

  it('lets no provider or simulator import another', () => {
    const sideways = edgesOf(SIMULATORS).filter(({ file, target }) => {
      const [from, to] = [simulatorOf(file), simulatorOf(target)];
      return from !== undefined && from !== to && to !== undefined && to !== 'core';
    });
    for (const provider of PROVIDERS) {
      assert.ok(!MAY_IMPORT[provider]?.some((target) => PROVIDERS.includes(target)));
    }
    assert.deepEqual(sideways, []);
  });

  it('lets the simulators import nothing of the gateway', () => {
    const outside = edgesOf(SIMULATORS).filter(
      ({ target }) => !SIMULATORS.includes(target) && !isPackageOf('packages/simulators', target),
    );
    assert.ok(SIMULATORS.length > 50);
    assert.deepEqual(outside, []);
  });

  it('loads the simulators only in start and simulate', () => {
    const mentions = FILES.filter((file) => readSource(file).includes("'@roster/"));
    assert.deepEqual(mentions, ['src/commands/load-simulators.ts']);
    // A static import of a value would need the package in production.
    assert.doesNotMatch(
      readSource(mentions[0] ?? ''),
      /^(?:import|export) (?!type )[^;(]*from '@roster\//m,
    );
    assert.deepEqual(
      EDGES.filter(({ target }) => mentions.includes(target)).map(({ file }) => file),
      ['simulate', 'start'].map((name) => `src/commands/${name}.ts`),
    );
  });

  it('imports only packages that production installs', () => {
    const foreign = EDGES.filter(
      ({ file, target }) => !FILES.includes(target) && !file.startsWith('src/generated/'),
    );
    assert.deepEqual(
      foreign.filter(({ target }) => !isPackageOf('.', target) && !target.startsWith('@roster/')),
      [],
    );
  });

  it('imports only types into generated code', () => {
    const values = filesBelow('src/generated', '.ts').flatMap((file) =>
      [...readSource(file).matchAll(/^import (?!type)[^'"]*from ["']\.[^'"]*["']/gm)].map(
        ([line]) => line,
      ),
    );
    assert.deepEqual(values, []);
  });

  it('keeps each listed package in its rooms', () => {
    const strays = EDGES.filter(({ file, target }) => {
      const home = ONLY_IN[target];
      return home !== undefined && !home.includes(room(file));
    });
    assert.deepEqual(strays, []);
  });

  it('reads the environment of the process only in commands', () => {
    const readers = [...FILES, ...SIMULATORS].filter((file) =>
      readSource(file).includes('process.env'),
    );
    assert.deepEqual(
      readers.filter((file) => room(file) !== 'commands'),
      [],
    );
  });

  it('has no barrels and no files named utils or helpers', () => {
    const drawers = [...FILES, ...SIMULATORS, ...CLIENT].filter((file) =>
      /\/(index|utils|helpers|common)\b/.test(file),
    );
    assert.deepEqual(drawers, []);
  });

  it('has no import cycles', () => {
    const files = [...FILES, ...SIMULATORS, ...CLIENT];
    const graph = new Map(
      files.map((file) => [file, importsOf(file).filter((it) => files.includes(it))]),
    );
    const done = new Set<string>();
    const visit = (file: string, way: readonly string[]): void => {
      assert.ok(!way.includes(file), `circle: ${[...way, file].join(' → ')}`);
      if (done.has(file)) return;
      for (const target of graph.get(file) ?? []) visit(target, [...way, file]);
      done.add(file);
    };
    for (const file of files) visit(file, []);
  });
});
