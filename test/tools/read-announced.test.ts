import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readAnnounced } from '../../tools/read-announced.ts';

const CHANGELOG = `# Changelog

About \`Nothing.atAll\`.

## 0.3.0

- \`User.status\` is new.

### Breaking

- \`User.login\` and \`Query.user.id\` are gone:
  ask for \`User.id\`.

### Fixed

- \`User.email\` is no longer null.

## 0.2.0

### Breaking

- \`User.name\` is gone.

## 0.1.0 (2024-05-01)

### Breaking

- \`User.age\` is gone.
`;

const announced = (release: string | undefined, changelog = CHANGELOG) => [
  ...readAnnounced(changelog, release),
];

describe('The announcements of a changelog', () => {
  it('stand in backticks under Breaking, on any line there', () => {
    assert.deepEqual(announced('0.2.0'), ['User.login', 'Query.user.id', 'User.id']);
  });

  it('come from every section above that of the release', () => {
    assert.deepEqual(announced('0.1.0'), ['User.login', 'Query.user.id', 'User.id', 'User.name']);
  });

  it('are none where the release has the first section', () => {
    assert.deepEqual(announced('0.3.0'), []);
  });

  it('come from the first section before the first release', () => {
    assert.deepEqual(announced(undefined), ['User.login', 'Query.user.id', 'User.id']);
  });

  it('come from the first section where the release has none', () => {
    assert.deepEqual(announced('0.1'), ['User.login', 'Query.user.id', 'User.id']);
  });

  it('are read from lines that end as on Windows', () => {
    assert.deepEqual(
      announced('0.1.0', '## 0.2.0\r\n\r\n### Breaking\r\n\r\n- `A.b`\r\n\r\n## 0.1.0\r\n'),
      ['A.b'],
    );
  });
});
