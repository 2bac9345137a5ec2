import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { filesBelow, importsOf, readSource } from './support/files/sources.ts';

/** Data flows down: a room may import the rooms that are listed here beside it, and itself. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  access: ['config'],
  'main.ts': ['audit', 'commands', 'config', 'lib'],
  commands: [
    'audit',
    'gateway.ts',
    'config',
    'lib',
    'generated',
    'observability/log',
    'providers',
    'simulators',
    'upstream',
  ],
  'gateway.ts': [
    'access',
    'audit',
    'config',
    'lib',
    'http',
    'observability/log',
    'observability/metrics',
    'rate-limit',
    'service.ts',
    'store',
    'users',
  ],
  'surroundings.ts': [
    'access',
    'audit',
    'http',
    'observability/log',
    'observability/metrics',
    'rate-limit',
    'store',
    'users',
  ],
  'admission.ts': ['access', 'config', 'graphql', 'http', 'rate-limit', 'store', 'surroundings.ts'],
  'use-cases.ts': ['audit', 'config', 'graphql', 'rate-limit', 'store', 'users'],
  'service.ts': [
    'access',
    'audit',
    'config',
    'lib',
    'graphql',
    'http',
    'observability/log',
    'observability/metrics',
    'providers',
    'store',
    'observability/tracing',
    'upstream',
    'users',
    'rate-limit',
    'use-cases.ts',
    'admission.ts',
    'surroundings.ts',
  ],
  http: ['access', 'config', 'graphql', 'rate-limit', 'upstream'],
  'observability/log': ['config', 'lib'],
  'observability/metrics': ['graphql', 'upstream'],
  'observability/tracing': ['config', 'graphql', 'upstream'],
  graphql: ['access', 'config', 'generated', 'lib', 'providers', 'upstream', 'users'],
  users: ['access', 'audit', 'generated', 'providers', 'store', 'upstream'],
  providers: ['config', 'generated', 'lib', 'upstream'],
  upstream: ['lib'],
  audit: ['lib'],
  'rate-limit': ['store'],
  store: ['config', 'lib'],
  config: [],
  lib: [],
  simulators: [],
  generated: ['graphql', 'providers'],
};

/** Packages that only some rooms may use: network, log, loaders. */
const ONLY_IN: Readonly<Record<string, readonly string[]>> = {
  got: ['upstream'],
  jose: ['access'],
  undici: ['upstream'],
  'p-limit': ['upstream'],
  pino: ['observability/log'],
  'prom-client': ['observability/metrics'],
  '@redis/client': ['store'],
  dataloader: ['providers'],
  '@opentelemetry/api': ['observability/tracing'],
  '@opentelemetry/core': ['observability/tracing'],
  '@opentelemetry/exporter-trace-otlp-http': ['observability/tracing'],
  '@opentelemetry/resources': ['observability/tracing'],
  '@opentelemetry/sdk-trace': ['observability/tracing'],
  '@apollo/subgraph': ['graphql'],
};

const FILES = filesBelow('src', '.ts');
const EDGES = FILES.flatMap((file) => importsOf(file).map((target) => ({ file, target })));
const INNER = EDGES.filter(({ target }) => target.startsWith('src/'));

/** Folders of providers and simulators that all of them share. */
const COMMON: ReadonlySet<string> = new Set(['kit', 'paging']);

/** Folders that contain several rooms. */
const GROUPS: ReadonlySet<string> = new Set(['observability']);

/** `src/http/x.ts` → `http`, `src/observability/log/x.ts` → `observability/log`, `src/main.ts` → `main.ts` */
const room = (path: string) => {
  const [, first = '', second = ''] = path.split('/');
  return GROUPS.has(first) ? `${first}/${second}` : first;
};

/** `src/providers/vms/x.ts` → `vms`; the files beside the folders are shared by all. */
const folderBelow = (path: string) => (path.split('/').length > 3 ? path.split('/')[2] : undefined);

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
    const sideways = INNER.filter(({ file, target }) => {
      const isShelf =
        room(file) === room(target) && ['providers', 'simulators'].includes(room(file));
      const [from, to] = [folderBelow(file), folderBelow(target)];
      const isCommon = to === undefined || COMMON.has(to);
      return isShelf && from !== undefined && from !== to && !isCommon;
    });
    assert.deepEqual(sideways, []);
  });

  it('lets no provider import the registry', () => {
    const known = INNER.filter(
      ({ file, target }) => target === 'src/providers/registry.ts' && room(file) === 'providers',
    );
    assert.deepEqual(known, []);
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
    const readers = FILES.filter((file) => readSource(file).includes('process.env'));
    assert.deepEqual(
      readers.filter((file) => room(file) !== 'commands'),
      [],
    );
  });

  it('has no barrels and no files named utils or helpers', () => {
    const drawers = FILES.filter((file) => /\/(index|utils|helpers|common)\b/.test(file));
    assert.deepEqual(drawers, []);
  });

  it('has no import cycles', () => {
    const graph = new Map(
      FILES.map((file) => [file, importsOf(file).filter((it) => FILES.includes(it))]),
    );
    // Generated types and the types that they are made for import each other; types vanish at run time.
    graph.forEach((targets, file) => {
      if (room(file) === 'generated') targets.length = 0;
    });
    const done = new Set<string>();
    const visit = (file: string, way: readonly string[]): void => {
      assert.ok(!way.includes(file), `circle: ${[...way, file].join(' → ')}`);
      if (done.has(file)) return;
      for (const target of graph.get(file) ?? []) visit(target, [...way, file]);
      done.add(file);
    };
    for (const file of FILES) visit(file, []);
  });
});
