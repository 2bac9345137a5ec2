import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fillPath } from '../../src/upstream/endpoint.ts';

describe('fillPath', () => {
  it('returns a template without ids unchanged', () => {
    assert.equal(fillPath('users.json'), 'users.json');
    assert.equal(fillPath('users.json', { user: '5' }), 'users.json');
  });

  it('replaces each placeholder by the id of its name', () => {
    const ids = { user: '12', camera: '7' };
    assert.equal(fillPath('users/{user}/cameras/{camera}.json', ids), 'users/12/cameras/7.json');
    assert.equal(fillPath('{user}/{user}', ids), '12/12');
  });

  it('accepts letters, digits and hyphens, and keeps every digit', () => {
    assert.equal(fillPath('users/{user}', { user: '9007199254740993' }), 'users/9007199254740993');
    assert.equal(fillPath('keys/{key}', { key: 'Ab-9' }), 'keys/Ab-9');
  });

  for (const id of [
    '',
    '..',
    '5/accounts',
    '5?x=1',
    '5#',
    '5%2f',
    '5 ',
    ' 5',
    '5\n',
    '{user}',
    'ü',
  ]) {
    it(`rejects the id ${JSON.stringify(id)} without quoting it`, () => {
      assert.throws(() => fillPath('users/{user}', { user: id }), {
        message: 'An id in an upstream path is missing or invalid.',
      });
    });
  }

  it('rejects a missing id', () => {
    assert.throws(() => fillPath('users/{user}'));
    assert.throws(() => fillPath('users/{user}', { camera: '5' }));
    assert.throws(() => fillPath('users/{constructor}', {}));
  });
});
