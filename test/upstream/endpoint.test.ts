import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fillPath } from '../../src/upstream/endpoint.ts';

describe('the path of an endpoint', () => {
  it('is the template where it has no place for an id', () => {
    assert.equal(fillPath('users.json'), 'users.json');
    assert.equal(fillPath('users.json', { user: '5' }), 'users.json');
  });

  it('gets each id in the place that has its name', () => {
    const ids = { user: '12', camera: '7' };
    assert.equal(fillPath('users/{user}/cameras/{camera}.json', ids), 'users/12/cameras/7.json');
    assert.equal(fillPath('{user}/{user}', ids), '12/12');
  });

  it('takes letters, digits and hyphens, and keeps every digit', () => {
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
    it(`refuses the id ${JSON.stringify(id)} and does not quote it`, () => {
      assert.throws(() => fillPath('users/{user}', { user: id }), {
        message: 'An upstream path lacks an id.',
      });
    });
  }

  it('refuses an id that is missing', () => {
    assert.throws(() => fillPath('users/{user}'));
    assert.throws(() => fillPath('users/{user}', { camera: '5' }));
    assert.throws(() => fillPath('users/{constructor}', {}));
  });
});
