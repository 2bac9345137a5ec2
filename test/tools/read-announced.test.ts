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

describe('readAnnounced', () => {
  it('returns the text in backticks under Breaking, on any line', () => {
    assert.deepEqual(announced('0.2.0'), ['User.login', 'Query.user.id', 'User.id']);
  });

  it('reads every section above that of the release', () => {
    assert.deepEqual(announced('0.1.0'), ['User.login', 'Query.user.id', 'User.id', 'User.name']);
  });

  it('returns an empty set if the release comes first', () => {
    assert.deepEqual(announced('0.3.0'), []);
  });

  it('reads the first section before the first release', () => {
    assert.deepEqual(announced(undefined), ['User.login', 'Query.user.id', 'User.id']);
  });

  it('reads the first section if the release has no section', () => {
    assert.deepEqual(announced('0.1'), ['User.login', 'Query.user.id', 'User.id']);
  });

  it('reads lines with Windows line endings', () => {
    assert.deepEqual(
      announced('0.1.0', '## 0.2.0\r\n\r\n### Breaking\r\n\r\n- `A.b`\r\n\r\n## 0.1.0\r\n'),
      ['A.b'],
    );
  });
});
