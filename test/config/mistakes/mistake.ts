import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import { it } from 'node:test';
import { readSettings } from '../../../src/config/read-settings.ts';
import { settingsSchema } from '../../../src/providers/registry.ts';
import { catchProblems } from '../../support/config/problems.ts';
import { dropRootRights } from '../../support/files/root-rights.ts';
import { createTemporaryFolder } from '../../support/files/temporary-folder.ts';

/** A mistake in a configuration, and all that is printed about it. */
export interface Mistake {
  readonly title: string;
  readonly text: string;
  /** The lines of the message, below the name of the file. `FOLDER` is the folder of the file. */
  readonly problems: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** Files beside the configuration. */
  readonly files?: Readonly<Record<string, string | Buffer>>;
  /** The files of these that the account of the gateway may not read. */
  readonly unreadable?: readonly string[];
}

/** A provider without a mistake, which begins at the given line. */
export const ONAPP = `providers:
  onapp:
    kind: onApp
    url: https://onapp.example.net
    username: gateway
    password: "\${ONAPP_PASSWORD}"
`;

const ENVIRONMENT = { ONAPP_PASSWORD: 'CANARY-password', ONAPP_API_KEY: 'CANARY-key' };

/** Declares a test of the whole message of each mistake. */
export function testMistakes(mistakes: readonly Mistake[]): void {
  testOutput(
    mistakes,
    () => 'are explained',
    (read) => catchProblems(read),
  );
}

/** Declares a test of all warnings about each configuration, which is valid. */
export function testWarnings(mistakes: readonly Mistake[]): void {
  const toWhat = ({ problems }: Mistake) =>
    problems.length === 0 ? 'cause no warning' : 'cause a warning';
  testOutput(mistakes, toWhat, (read) => read().warnings);
}

type Read = () => { readonly warnings: readonly string[] };

function testOutput(
  mistakes: readonly Mistake[],
  toWhat: (mistake: Mistake) => string,
  toLines: (read: Read) => readonly string[],
): void {
  for (const mistake of mistakes) {
    const { title, text, problems, environment, files = {}, unreadable = [] } = mistake;
    it(`${toWhat(mistake)}: ${title}`, () => {
      using folder = createTemporaryFolder();
      chmodSync(folder.path, 0o755);
      for (const [name, content] of Object.entries(files)) {
        const path = folder.write(name, content);
        if (unreadable.includes(name)) chmodSync(path, 0);
      }
      const file = folder.write('roster.yml', text);
      const source = { file, environment: { ...ENVIRONMENT, ...environment } };
      const found = toLines(() => {
        using _rights = dropRootRights();
        return readSettings(source, settingsSchema());
      });
      assert.deepEqual(
        found.map((problem) => problem.replaceAll(folder.path, 'FOLDER')),
        problems,
      );
      assert.doesNotMatch(found.join(), /CANARY/);
    });
  }
}
