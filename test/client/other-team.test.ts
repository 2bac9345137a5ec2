import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { ROOT, readSource } from '../support/files/sources.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';

const PROGRAM = `import { BlockUserDocument, type BlockUserMutation } from './roster.ts';

export const text: string = BlockUserDocument.toString();

export function messages(result: NonNullable<BlockUserMutation['updateUser']>): string[] {
  return result.__typename === 'ValidationProblem' ? result.issues.map(({ message }) => message) : [];
}
`;

const OPERATION = `mutation BlockUser($login: String!) {
  updateUser(input: { vmsBilling: { user: { login: { login: $login } }, status: BLOCKED } }) {
    __typename
    ... on ValidationProblem { issues { path message } }
  }
}
`;

/** Returns the YAML block that follows a sentence on the page about clients. */
function blockAfter(sentence: string): string {
  const page = readSource('docs/clients.md');
  const at = page.indexOf(sentence);
  assert.notEqual(at, -1, `docs/clients.md has lost "${sentence}"`);
  return /```yaml\n([\s\S]*?)```/.exec(page.slice(at))?.[1] ?? '';
}

describe('Client of another team', () => {
  it('is generated from the exported schema as documented, and compiles', () => {
    using folder = createTemporaryFolder();
    // These are the packages that `npm install` of this package and of the generators gives them.
    mkdirSync(join(folder.path, 'node_modules/@roster'), { recursive: true });
    for (const name of [
      '@graphql-codegen',
      'graphql',
      'typescript',
      '@types',
      '@graphql-typed-document-node',
    ]) {
      symlinkSync(join(ROOT, 'node_modules', name), join(folder.path, 'node_modules', name));
    }
    symlinkSync(ROOT, join(folder.path, 'node_modules/@roster/gateway'));
    const { exports } = JSON.parse(readSource('package.json'));
    assert.ok(readSource(exports['./schema.graphql'].slice(2)).includes('type Query'));

    folder.write('package.json', '{ "type": "module" }');
    folder.write('codegen.yml', blockAfter('and use this `codegen.yml`'));
    folder.write('block-user.graphql', OPERATION);
    folder.write('program.ts', PROGRAM);
    folder.write(
      'tsconfig.json',
      JSON.stringify({
        compilerOptions: {
          module: 'nodenext',
          strict: true,
          noEmit: true,
          allowImportingTsExtensions: true,
          types: [],
          lib: ['es2024', 'dom'],
        },
        files: ['program.ts'],
      }),
    );
    const run = (script: string, ...args: string[]) =>
      execFileSync(process.execPath, [join(ROOT, 'node_modules', script), ...args], {
        cwd: folder.path,
        stdio: 'pipe',
      });
    run('@graphql-codegen/cli/cjs/bin.js', '--config', 'codegen.yml');
    assert.match(readFileSync(join(folder.path, 'roster.ts'), 'utf8'), /BlockUserDocument/);
    run('typescript/bin/tsc', '-p', '.');
  });
});
