import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readParameters } from '@roster/simulators/activeplatform/parameters.ts';
import fc from 'fast-check';
import { writeBody } from '../../../src/providers/activeplatform/update-body.ts';
import { JOHN, printed, startOverPlatform } from '../../support/activeplatform/gateway.ts';
import { update } from '../../support/clients/graphql.ts';
import { requireObject } from '../../support/values/json-property.ts';

const text = fc.string({ unit: 'grapheme' });

/** Every update that can be sent, with an attribute if it has the list. */
const changes = fc.record(
  {
    first_name: text,
    middle_name: text,
    last_name: text,
    password: text,
    custom_attributes: fc.array(fc.record({ key: text, value: text }, { noNullPrototype: true }), {
      minLength: 1,
    }),
  },
  { requiredKeys: [], noNullPrototype: true },
);

const ATTRIBUTES = [
  { key: 'age', value: '21' },
  { key: 'department', value: 'R&D = + %20 "ü"' },
];

describe('The body of an update of ActivePlatform', () => {
  it('R7: is the printed JSON by default', async () => {
    const request = await printed('update-request.json');
    await using over = await startOverPlatform();
    await update(over.url, {
      activePlatform: {
        id: JOHN,
        firstName: 'John',
        middleName: '',
        lastName: 'Doe',
        password: 'N;T@o;y!4TNqlV',
        customAttributes: [{ key: 'age', value: '21' }],
      },
    });
    const [put] = over.platform.journal;
    assert.deepEqual(JSON.parse(put?.body ?? ''), JSON.parse(request));
  });

  it('R7: carries every value, in both formats', () => {
    fc.assert(
      fc.property(changes, fc.constantFrom('json', 'form'), (sent, format) => {
        const body = writeBody(sent, format);
        assert.deepEqual(readParameters(body.text, body.contentType), sent);
      }),
    );
  });

  it('R7: has no empty list in a form', () => {
    const sent = { last_name: 'Roe', custom_attributes: [] };
    assert.equal(writeBody(sent, 'form').text, 'last_name=Roe');
    assert.equal(writeBody(sent, 'json').text, JSON.stringify(sent));
  });

  for (const bodyFormat of ['json', 'form'] as const) {
    it(`R7: changes a user of a platform that reads only ${bodyFormat}`, async () => {
      await using over = await startOverPlatform({ bodyFormat }, { bodyFormat });
      const input = { id: JOHN, middleName: '', lastName: 'Ro & Söhne', password: 'N;T@o;y!4T&=%' };
      const result = await update(over.url, {
        activePlatform: { ...input, customAttributes: ATTRIBUTES },
      });
      assert.equal(result.__typename, 'UserUpdated');
      const [put] = over.platform.journal;
      assert.equal(put?.status, 200);
      const sent = requireObject(
        readParameters(put?.body ?? '', String(put?.headers['content-type'])),
      );
      assert.deepEqual(
        { ...sent },
        {
          middle_name: '',
          last_name: 'Ro & Söhne',
          password: 'N;T@o;y!4T&=%',
          custom_attributes: ATTRIBUTES,
        },
      );
    });

    it(`R7: as ${bodyFormat} is rejected by a platform without it`, async () => {
      const other = bodyFormat === 'json' ? 'form' : 'json';
      await using over = await startOverPlatform({ bodyFormat: other }, { bodyFormat });
      const result = await update(over.url, { activePlatform: { id: JOHN, lastName: 'Roe' } });
      assert.deepEqual(
        [result.__typename, result.code, result.write, result.origin?.httpStatus],
        ['ProviderProblem', 'UPSTREAM_REJECTED', 'NOT_APPLIED', 415],
      );
    });

    it(`R7: redacts a password that is quoted from ${bodyFormat}`, async () => {
      await using over = await startOverPlatform({}, { bodyFormat });
      const password = 'canary+&=% wörd';
      over.platform.inject({
        kind: 'status',
        status: 422,
        body: JSON.stringify({
          error: `cannot read ${writeBody({ password }, bodyFormat).text} here`,
        }),
      });
      const { issues } = await update(over.url, { activePlatform: { id: JOHN, password } });
      assert.match(issues?.[0]?.message ?? '', /^cannot read .*\[secret\].* here$/);
      assert.doesNotMatch(JSON.stringify(issues), /canary/);
    });
  }

  it('R7: is rejected by an error with status 200', async () => {
    await using over = await startOverPlatform({ errorStatus: 200 });
    const tried = async (id: string, change: object) => {
      const result = await update(over.url, { activePlatform: { id, ...change } });
      return [result.__typename, result.write, result.issues?.map(({ path }) => path?.at(-1))];
    };
    assert.deepEqual(await tried(JOHN, { password: 'short' }), [
      'ValidationProblem',
      'NOT_APPLIED',
      ['password'],
    ]);
    assert.deepEqual((await tried('activeplatform/user/1', { lastName: 'Roe' })).slice(0, 2), [
      'NotFoundProblem',
      'NOT_APPLIED',
    ]);
    assert.equal((await tried(JOHN, { lastName: 'Roe' }))[0], 'UserUpdated');
  });
});
