import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { send, tryUpdate, update } from '../../support/clients/graphql.ts';
import { PRINTED_USER, startOverAnswers, startOverPanel } from '../../support/onapp/gateway.ts';
import { sendJson } from '../../support/upstreams/http-server.ts';

const FORMATS = ['json', 'xml'] as const;

const change = (members: object) => ({ onApp: { id: PRINTED_USER, ...members } });

const read = async (url: string, selection: string, id = PRINTED_USER) => {
  const query = `query ($id: ID!) { user(id: $id) { ... on OnAppUser { ${selection} } } }`;
  return (await send(url, query, { id })).data;
};

describe('OnApp: writes', () => {
  it('Q1: reads the user with a GET after a PUT', async () => {
    for (const putResponse of ['204', 'emptyObject', 'space'] as const) {
      await using over = await startOverPanel({ putResponse });
      const result = await update(over.url, change({ lastName: 'Roe' }));
      assert.equal(result.user?.['name'], 'John Roe');
      assert.deepEqual(
        over.panel.journal.map(({ method, status }) => `${method} ${status}`),
        [`PUT ${putResponse === '204' ? 204 : 200}`, 'GET 200'],
      );
    }
  });

  it('Q3: wraps additional fields in requests, not in responses', async () => {
    const additionalFields = [{ name: 'contract', value: 'DC-1' }];
    for (const format of FORMATS) {
      await using over = await startOverPanel({}, { format });
      await update(over.url, change({ additionalFields }));
      const [put] = over.panel.journal;
      assert.ok(
        put?.body.includes(
          format === 'json'
            ? '"additional_fields":[{"additional_field":{"name":"contract","value":"DC-1"}}]'
            : '<additional_fields type="array"><additional_field><name>contract</name><value>DC-1</value></additional_field></additional_fields>',
        ),
      );
      assert.deepEqual(await read(over.url, 'additionalFields { name value }'), {
        user: { additionalFields },
      });
    }
  });

  it('Q4: sends only the configured billing field', async () => {
    await using newer = await startOverPanel();
    assert.equal((await update(newer.url, change({ bucketId: '2' }))).__typename, 'UserUpdated');
    assert.equal(newer.panel.journal[0]?.body, '{"user":{"bucket_id":"2"}}');
    assert.deepEqual(await read(newer.url, 'bucket { id } billingPlan { id }'), {
      user: { bucket: { id: 'onapp/bucket/2' }, billingPlan: null },
    });
    newer.panel.clearJournal();
    const refused = await update(newer.url, change({ billingPlanId: '2' }));
    assert.deepEqual(refused.issues?.[0]?.path, ['input', 'onApp', 'billingPlanId']);
    assert.deepEqual(newer.panel.journal, []);

    await using older = await startOverPanel(
      { version: '5.4' },
      { billingField: 'billing_plan_id' },
    );
    const result = await update(older.url, change({ billingPlanId: '2' }));
    assert.equal(result.__typename, 'UserUpdated');
    assert.equal(older.panel.journal[0]?.body, '{"user":{"billing_plan_id":"2"}}');
    assert.deepEqual(await read(older.url, 'bucket { id } billingPlan { id }'), {
      user: { bucket: null, billingPlan: { id: 'onapp/billing-plan/2' } },
    });
  });

  it('Q5: sends ids as texts and accepts integers in return', async () => {
    await using over = await startOverPanel();
    await update(over.url, change({ userGroupId: 'onapp/user-group/36', roleIds: ['1', '2'] }));
    const [put] = over.panel.journal;
    assert.deepEqual(JSON.parse(put?.body ?? ''), {
      user: { user_group_id: '36', role_ids: ['1', '2'] },
    });
    assert.deepEqual(await read(over.url, 'userGroup { id } roles { id }'), {
      user: {
        userGroup: { id: 'onapp/user-group/36' },
        roles: [{ id: 'onapp/role/1' }, { id: 'onapp/role/2' }],
      },
    });
  });

  it('Q6: replaces the roles, also by an empty list', async () => {
    for (const format of FORMATS) {
      await using over = await startOverPanel({}, { format });
      const id = 'onapp/user/21';
      await update(over.url, { onApp: { id, roleIds: ['7'] } });
      assert.deepEqual(await read(over.url, 'roles { id }', id), {
        user: { roles: [{ id: 'onapp/role/7' }] },
      });
      await update(over.url, { onApp: { id, roleIds: [] } });
      assert.deepEqual(await read(over.url, 'roles { id }', id), { user: { roles: [] } });
      await update(over.url, { onApp: { id, lastName: 'Brandt' } });
      const bodies = over.panel.journal.filter(({ method }) => method === 'PUT');
      assert.ok(!bodies.at(-1)?.body.includes('role_ids'));
    }
  });

  it('Q7: returns no login and rejects passwords with API key', async () => {
    for (const format of FORMATS) {
      for (const apiKeyPasswordChange of ['refused', 'ignored'] as const) {
        await using over = await startOverPanel({ apiKeyPasswordChange }, { format }, 'apiKey');
        const refused = await update(over.url, change({ password: 'changeme', lastName: 'Roe' }));
        assert.deepEqual(
          [refused.__typename, refused.write, refused.origin?.httpStatus],
          ['ValidationProblem', 'NOT_APPLIED', null],
        );
        assert.deepEqual(refused.issues?.[0]?.path, ['input', 'onApp', 'password']);
        assert.equal(over.panel.journal.length, 0);

        const changed = await update(over.url, change({ lastName: 'Roe' }));
        assert.deepEqual(
          [changed.__typename, changed.user?.['login'], changed.user?.['name']],
          ['UserUpdated', null, 'John Roe'],
        );
        const { credentials } = over.panel;
        const basic = Buffer.from(`${credentials.email}:${credentials.apiKey}`).toString('base64');
        assert.equal(over.panel.journal[0]?.headers['authorization'], `Basic ${basic}`);
      }
    }
  });

  it('Q8: sends a suspension in UTC, and empty to clear it', async () => {
    for (const format of FORMATS) {
      await using over = await startOverPanel({}, { format });
      await update(over.url, change({ suspendAt: '2031-08-01T15:47:08+03:00' }));
      assert.match(over.panel.journal[0]?.body ?? '', /[">]2031-08-01T12:47:08Z["<]/);
      assert.deepEqual(await read(over.url, 'suspendAt'), {
        user: { suspendAt: '2031-08-01T12:47:08.000Z' },
      });
      over.panel.clearJournal();
      await update(over.url, change({ suspendAt: null }));
      const cleared = { json: '"suspend_at":""', xml: '<suspend_at></suspend_at>' };
      assert.ok(over.panel.journal[0]?.body.includes(cleared[format]));
      assert.deepEqual(await read(over.url, 'suspendAt'), { user: { suspendAt: null } });
    }
  });

  it('Q11: reads each form of rejection, HTML 500 as failure', async () => {
    const sentence = 'Email has already been taken';
    const forms: Readonly<Record<string, unknown>> = {
      list: { errors: [sentence] },
      map: { errors: { email: ['has already been taken'] } },
      text: { errors: sentence },
      error: { error: sentence },
    };
    for (const [form, body] of Object.entries(forms)) {
      await using over = await startOverAnswers((response) => sendJson(response, 422, body));
      const { issues } = await update(over.url, change({ email: 'a@b.example' }));
      assert.deepEqual(
        issues?.map(({ path, rule }) => [path?.at(-1), rule]),
        [['email', 'TAKEN']],
        form,
      );
    }
    const failures: readonly (readonly [number, string, string])[] = [
      [500, '<html><body><h1>500 Internal Server Error</h1></body></html>', 'UPSTREAM_FAILED'],
      [401, 'HTTP Basic: Access denied.\n', 'UPSTREAM_UNAUTHENTICATED'],
    ];
    for (const [status, body, code] of failures) {
      await using over = await startOverAnswers((response) =>
        response.writeHead(status, { 'content-type': 'text/html' }).end(body),
      );
      assert.equal((await update(over.url, change({ email: 'a@b.example' }))).code, code);
    }
  });

  it('Q12: does not treat a later `updatedAt` as proof', async () => {
    await using over = await startOverPanel();
    const before = await read(over.url, 'updatedAt');
    const result = await update(over.url, change({ password: 'q;w!3' }));
    assert.deepEqual([result.__typename, result.write], ['ValidationProblem', 'NOT_APPLIED']);
    assert.notDeepEqual(await read(over.url, 'updatedAt'), before);

    over.panel.inject({ kind: 'nonsense', method: 'PUT' });
    const unclear = await update(over.url, change({ lastName: 'Roe' }));
    assert.deepEqual([unclear.code, unclear.write], ['UPSTREAM_CONTRACT', 'UNKNOWN']);
  });

  it('Q14: has no field that suspends or activates at once', async () => {
    await using over = await startOverPanel();
    for (const member of ['status', 'suspend', 'active']) {
      const { errors } = await tryUpdate(over.url, change({ [member]: 'suspended' }));
      assert.equal(errors[0]?.extensions['code'], 'BAD_USER_INPUT', member);
    }
    assert.deepEqual(over.panel.journal, []);
  });

  it('Q23: sends a write that fails with 422 only once', async () => {
    for (const format of FORMATS) {
      await using over = await startOverPanel({}, { format });
      await update(over.url, change({ password: 'q;w!3' }));
      assert.deepEqual(
        over.panel.journal.map(({ method, status }) => [method, status]),
        [['PUT', 422]],
      );
    }
  });
});
