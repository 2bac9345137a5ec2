import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { readSettings } from '../../src/config/read-settings.ts';
import { settingsSchema } from '../../src/providers/registry.ts';
import { ROOT, readSource } from '../support/files/sources.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';
import { at, helm, NO_TOOLS, readDocuments, TOOLS } from './deploy-tools.ts';

const CHART = join(ROOT, 'deploy/helm/roster');
const EXAMPLE = ['-f', join(ROOT, 'deploy/helm/example-values.yml')];

/** The packages with the published schemas, by the API of a manifest. */
const PACKAGES: Readonly<Record<string, string>> = {
  v1: 'kubernetes-models/v1',
  'apps/v1': 'kubernetes-models/apps/v1',
  'autoscaling/v2': 'kubernetes-models/autoscaling/v2',
  'networking.k8s.io/v1': 'kubernetes-models/networking.k8s.io/v1',
  'policy/v1': 'kubernetes-models/policy/v1',
  'monitoring.coreos.com/v1': '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1',
};

const packageOf = (manifest: unknown) => {
  const name = PACKAGES[String(at(manifest, 'apiVersion'))];
  assert.ok(name, `${at(manifest, 'apiVersion')} is not known here`);
  return name;
};

const rendered = new Map<string, readonly unknown[]>();

/** Returns the manifests for the example values, with further arguments of Helm. */
function render(...args: readonly string[]): readonly unknown[] {
  const known = rendered.get(args.join());
  if (known !== undefined) return known;
  const manifests = readDocuments(helm('template', 'roster', CHART, ...EXAMPLE, ...args));
  rendered.set(args.join(), manifests);
  return manifests;
}

const kindsOf = (manifests: readonly unknown[]) =>
  manifests.map((manifest) => `${at(manifest, 'kind')}`).sort();

function find(manifests: readonly unknown[], kind: string): unknown {
  const found = manifests.find((manifest) => at(manifest, 'kind') === kind);
  assert.ok(found, kind);
  return found;
}

describe('Helm chart', { skip: NO_TOOLS }, () => {
  it('is accepted by helm lint', () => {
    helm('lint', '--strict', CHART, ...EXAMPLE);
  });

  it('renders what deploy/README.md lists', () => {
    const always = ['ConfigMap', 'PodDisruptionBudget', 'Service', 'StatefulSet'];
    const optional = ['HorizontalPodAutoscaler', 'PrometheusRule', 'ServiceMonitor'];
    assert.deepEqual(
      kindsOf(render()),
      [...always, ...optional, 'ConfigMap', 'NetworkPolicy'].sort(),
    );
    const off = ['autoscaling', 'serviceMonitor', 'prometheusRule', 'dashboard', 'networkPolicy'];
    const none = off.flatMap((name) => ['--set', `${name}.enabled=false`]);
    assert.deepEqual(kindsOf(render(...none)), always);
  });

  it('matches the schemas of Kubernetes and of the Prometheus Operator', () => {
    const checks = render().map(
      (manifest) =>
        `new (await import('${packageOf(manifest)}')).${at(manifest, 'kind')}(${JSON.stringify(manifest)}).validate();`,
    );
    // In the folder of the tools, where their packages are found.
    execFileSync(process.execPath, ['--input-type=module'], {
      cwd: TOOLS,
      input: checks.join('\n'),
      stdio: ['pipe', 'pipe', 'pipe'],
    });
  });

  it('has no field that Kubernetes does not know', () => {
    using folder = createTemporaryFolder();
    symlinkSync(join(TOOLS, 'node_modules'), join(folder.path, 'node_modules'));
    const checked = render().map(
      (manifest, n) =>
        `import type { I${at(manifest, 'kind')} as T${n} } from '${packageOf(manifest)}';\n` +
        `export const m${n}: T${n} = ${JSON.stringify(manifest)};\n`,
    );
    const file = folder.write('manifests.ts', checked.join(''));
    folder.write('package.json', '{"type":"module"}');
    execFileSync(
      process.execPath,
      [
        join(ROOT, 'node_modules/typescript/bin/tsc'),
        ...['--noEmit', '--strict', '--skipLibCheck', '--types', ''],
        ...['--module', 'esnext', '--moduleResolution', 'bundler', '--ignoreConfig', file],
      ],
      { stdio: 'pipe' },
    );
  });

  it('rejects unknown values and a gateway without providers', () => {
    const values = ['-f', join(CHART, 'values.yaml')];
    assert.throws(() => helm('template', 'roster', CHART, ...values), /providers/);
    assert.throws(() => render('--set', 'replica=3'), /additional properties 'replica'/);
  });

  it('holds a configuration that Roster accepts', () => {
    using folder = createTemporaryFolder();
    const text = String(at(find(render(), 'ConfigMap'), 'data', 'roster.yml'));
    const secrets = [...text.matchAll(/\/etc\/roster\/secrets\/([\w-]+)/g)].map(([, name]) => name);
    assert.deepEqual(secrets.sort(), [
      'active-platform-token',
      'audit-key',
      'store-key',
      'store-url',
    ]);
    mkdirSync(join(folder.path, 'secrets'));
    for (const name of secrets) folder.write(`secrets/${name}`, 'x'.repeat(32));
    folder.write('secrets/store-url', 'redis://127.0.0.1:9');
    const config = folder.write('roster.yml', text.replaceAll('/etc/roster/', `${folder.path}/`));
    const environment = { HOSTNAME: 'roster-0', HOST: '0.0.0.0' };
    const { settings, warnings } = readSettings({ file: config, environment }, settingsSchema());
    assert.deepEqual(warnings, []);
    assert.equal(settings.audit?.file, '/var/lib/roster/audit-roster-0.jsonl');
  });

  it('gives the gateway no rights and a read-only root', () => {
    const pod = at(find(render(), 'StatefulSet'), 'spec', 'template', 'spec');
    assert.deepEqual(at(pod, 'securityContext'), {
      runAsNonRoot: true,
      runAsUser: 1000,
      runAsGroup: 1000,
      fsGroup: 1000,
      fsGroupChangePolicy: 'OnRootMismatch',
      seccompProfile: { type: 'RuntimeDefault' },
    });
    assert.deepEqual(at(pod, 'containers', 0, 'securityContext'), {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
    assert.equal(at(pod, 'automountServiceAccountToken'), false);
  });

  it('waits longer for the end than Roster takes', () => {
    const pod = at(find(render(), 'StatefulSet'), 'spec', 'template', 'spec');
    const wait = Number(at(pod, 'containers', 0, 'lifecycle', 'preStop', 'exec', 'command', 1));
    assert.ok(Number(at(pod, 'terminationGracePeriodSeconds')) >= wait + 10);
  });

  it('holds no secret', () => {
    const text = JSON.stringify(render());
    assert.doesNotMatch(text, /"kind":"Secret"/);
    assert.doesNotMatch(readSource('deploy/helm/roster/values.yaml'), /(password|token|key): "\w/i);
  });

  it('replaces the pods when the configuration changes', () => {
    const checksum = (...args: readonly string[]) =>
      at(
        find(render(...args), 'StatefulSet'),
        ...['spec', 'template', 'metadata', 'annotations', 'checksum/config'],
      );
    assert.notEqual(checksum(), checksum('--set', 'config.writes=false'));
    assert.equal(checksum(), checksum('--set', 'preStopSeconds=7'));
  });

  it('lets nobody in if no source is named', () => {
    const policy = find(render('--set', 'networkPolicy.ingressFrom=null'), 'NetworkPolicy');
    assert.deepEqual(at(policy, 'spec', 'ingress'), []);
  });

  it('leaves the number of replicas to the autoscaler', () => {
    const scaled = render();
    assert.equal(at(find(scaled, 'StatefulSet'), 'spec', 'replicas'), undefined);
    const metric = at(find(scaled, 'HorizontalPodAutoscaler'), 'spec', 'metrics', 0, 'pods');
    assert.equal(at(metric, 'metric', 'name'), 'roster_operations_in_flight');
    const fixed = render('--set', 'autoscaling.enabled=false');
    assert.equal(at(find(fixed, 'StatefulSet'), 'spec', 'replicas'), 2);
  });
});
