import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { stringify } from 'yaml';
import { validateSettings } from '../../src/config/check-settings.ts';
import { readSettings } from '../../src/config/read-settings.ts';
import { settingsSchema } from '../../src/providers/registry.ts';
import { dotted, type Node, OTHER, SETTINGS, write } from '../support/config/all-settings.ts';
import { catchProblems } from '../support/config/problems.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';
import { IS_THOROUGH } from '../support/values/thorough.ts';

const SCHEMA = settingsSchema();

const problemsOf = (value: unknown) => validateSettings(value, SCHEMA).problems;

/** Returns the name with a typing mistake: two letters in the wrong order, or one too many if they are equal. */
function misspell(name: string): string {
  const [a = '', b = ''] = name.slice(-2);
  return a === b ? `${name}x` : `${name.slice(0, -2)}${b}${a}`;
}

/** A value of no type that the setting may have. */
const wrongValue = ({ type, anyOf, oneOf, properties }: Node): unknown => {
  if (type === 'array' || anyOf || oneOf) return 7.5;
  return type === 'string' || type === undefined || properties ? [[7]] : 'CANARY';
};

describe('Every setting', () => {
  it('is suggested if its name is misspelt', () => {
    assert.ok(SETTINGS.length > 150, String(SETTINGS.length));
    for (const setting of SETTINGS) {
      const { path, siblings } = setting;
      const name = String(path.at(-1));
      const written = misspell(name);
      // The configuration of this test needs the section providers.
      if (siblings.includes(written) || name === 'providers') continue;
      const at = dotted([...path.slice(0, -1), written]);
      const messages = problemsOf(write(setting, written, null))
        .filter((problem) => dotted(problem.path) === at && problem.isAboutKey)
        .map(({ message }) => message);
      assert.deepEqual(messages, [`unknown option, did you mean ${name}?`], at);
    }
  });

  it('is reported if its value has a wrong type', () => {
    for (const setting of SETTINGS) {
      const { path, node } = setting;
      if (node.const !== undefined && path.at(-1) !== 'kind') continue;
      const problems = problemsOf(write(setting, path.at(-1) ?? '', wrongValue(node)));
      const own = problems.filter((problem) => dotted(problem.path).startsWith(dotted(path)));
      assert.match(own[0]?.message ?? '', /^must |^names |^is /, dotted(path));
      assert.doesNotMatch(JSON.stringify(problems), /CANARY/);
    }
  });

  it('has its line and column in the message', () => {
    using folder = createTemporaryFolder();
    for (const setting of SETTINGS.filter((_setting, index) => index % 9 === 0)) {
      const name = String(setting.path.at(-1));
      const text = stringify(write(setting, misspell(name), 7));
      const file = folder.write('roster.yml', text);
      const rows = text.split('\n');
      const line = rows.findIndex((row) => row.includes(`${misspell(name)}: 7`)) + 1;
      const column = (rows[line - 1] ?? '').indexOf(misspell(name)) + 1;
      const found = catchProblems(() => readSettings({ file, environment: {} }, SCHEMA));
      assert.ok(
        found.some(
          (row) =>
            row.startsWith(`line ${line}, column ${column}: `) && row.includes('did you mean'),
        ),
        `${dotted(setting.path)}\n${found.join('\n')}`,
      );
    }
  });

  it('is reported together with a mistake in any other', () => {
    for (const setting of SETTINGS.filter((_setting, index) => IS_THOROUGH || index % 4 === 0)) {
      const value = write(setting, misspell(String(setting.path.at(-1))), wrongValue(setting.node));
      const { providers } = value as { readonly providers: object };
      const problems = problemsOf({
        ...value,
        providers: {
          ...providers,
          open: { ...OTHER, url: 'http://b.example', budget: { burst: 7 }, maxByts: 1 },
        },
      }).map((problem) => dotted(problem.path));
      for (const path of [
        'providers.open.url',
        'providers.open.budget.burst',
        'providers.open.maxByts',
      ]) {
        assert.ok(problems.includes(path), `${path} beside ${dotted(setting.path)}: ${problems}`);
      }
    }
  });
});
