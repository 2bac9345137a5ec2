import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readErrorReport } from '../../../src/providers/kit/update/field-errors.ts';
import { jsonDialect } from '../../../src/providers/onapp/dialect/json-dialect.ts';
import { xmlDialect } from '../../../src/providers/onapp/dialect/xml-dialect.ts';
import { toOnAppIssues } from '../../../src/providers/onapp/rejection.ts';
import { type UpdateAnswer, update } from '../../support/clients/graphql.ts';
import {
  PRINTED_USER,
  printed,
  startOverAnswers,
  startOverPanel,
} from '../../support/onapp/gateway.ts';

const INPUT = {
  id: PRINTED_USER,
  roleIds: ['1', '99'],
  additionalFields: [{ name: 'contract', value: 'x' }],
};

function issuesOf(document: unknown) {
  const fieldErrors = readErrorReport(document)?.fieldErrors ?? [];
  const redact = (text: string) => text;
  return toOnAppIssues({ kind: 'refused', fieldErrors, redact, httpStatus: 422 }, INPUT);
}

/** Returns the path below the branch, such as `roleIds.1`; null if there is no path. */
function below(path: readonly string[] | null | undefined): string | null {
  if (path == null) return null;
  assert.deepEqual(path.slice(0, 2), ['input', 'onApp']);
  return path.slice(2).join('.');
}

const pathsOf = (document: unknown) => issuesOf(document).map(({ path }) => below(path));

const change = (members: object) => ({ onApp: { id: PRINTED_USER, ...members } });

const shown = ({ issues }: UpdateAnswer) =>
  issues?.map(({ path, rule, message, upstreamField }) => [
    below(path),
    rule,
    message,
    upstreamField,
  ]);

describe('toOnAppIssues', () => {
  it('reads every form in the fixtures', async () => {
    const json = async (name: string) => issuesOf(jsonDialect.read(await printed(name)));
    const keyed = await json('errors-map.json');
    assert.deepEqual(
      keyed.map(({ path, rule, message, upstreamField }) => [
        below(path),
        rule,
        message,
        upstreamField,
      ]),
      [
        ['email', 'TAKEN', 'has already been taken', 'email'],
        [null, 'OTHER', '…', 'login'],
      ],
    );
    const sentences = {
      'errors-list.json': 'Network interfaces is invalid',
      'errors-string.json': '…',
      'error-single.json': 'Resource not found',
    };
    for (const [name, message] of Object.entries(sentences)) {
      const [issue, ...others] = await json(name);
      assert.deepEqual(others, []);
      assert.deepEqual([issue?.path, issue?.message, issue?.upstreamField], [null, message, null]);
    }
    const [xml] = issuesOf(xmlDialect.read(await printed('errors.xml')));
    assert.deepEqual([xml?.path, xml?.message, xml?.upstreamField], [null, '…', null]);
  });

  it('knows every sent attribute and the associations of Rails', () => {
    const members = {
      email: 'email',
      first_name: 'firstName',
      last_name: 'lastName',
      password: 'password',
      user_group_id: 'userGroupId',
      user_group: 'userGroupId',
      bucket_id: 'bucketId',
      bucket: 'bucketId',
      billing_plan_id: 'billingPlanId',
      billing_plan: 'billingPlanId',
      role_ids: 'roleIds',
      roles: 'roleIds',
      additional_fields: 'additionalFields',
      suspend_at: 'suspendAt',
      registered_yubikey: 'hasYubikey',
    };
    for (const [key, member] of Object.entries(members)) {
      assert.deepEqual(pathsOf({ errors: { [key]: ['is invalid'] } }), [member], key);
    }
  });

  it('finds the field that a sentence begins with', () => {
    const errors = [
      'User group must exist',
      'Billing plan must exist',
      'Role ids is invalid',
      'Suspend at is invalid',
      'Registered yubikey is not included in the list',
      'Additional fields x is not defined',
      'User must have at least one role',
      'Login has already been taken',
    ];
    assert.deepEqual(pathsOf({ errors }), [
      'userGroupId',
      'billingPlanId',
      'roleIds',
      'suspendAt',
      'hasYubikey',
      'additionalFields',
      null,
      null,
    ]);
  });

  it('follows an index into a list unless too large', () => {
    assert.deepEqual(pathsOf({ errors: { 'role_ids.1': ['is invalid'] } }), ['roleIds.1']);
    assert.deepEqual(pathsOf({ errors: { 'role_ids.2': ['is invalid'] } }), ['roleIds']);
    assert.deepEqual(pathsOf({ errors: { 'additional_fields[0][value]': ['is bad'] } }), [
      'additionalFields.0.value',
    ]);
  });

  it('returns no path for `base` and names of JavaScript', () => {
    const issues = issuesOf({ errors: { base: ['No.'], constructor: ['No.'] } });
    assert.deepEqual(
      issues.map(({ path, upstreamField }) => [path, upstreamField]),
      [
        [null, 'base'],
        [null, 'constructor'],
      ],
    );
  });

  it('cuts a message to 200 characters in one line', () => {
    const [issue] = issuesOf({ errors: [`Email\n${'x'.repeat(300)}`] });
    assert.equal(issue?.message.length, 200);
    assert.match(issue?.message ?? '', /^Email x+…$/);
  });
});

const TAKEN = ['email', 'TAKEN'] as const;
const SHORT = ['password', 'TOO_SHORT'] as const;
const EMAIL_WORDS = 'has already been taken';
const PASSWORD_WORDS = 'is too short (minimum is 6 characters)';
const EMAIL_SENTENCE = `Email ${EMAIL_WORDS}`;
const PASSWORD_SENTENCE = `Password ${PASSWORD_WORDS}`;
const EACH = [
  [...TAKEN, EMAIL_SENTENCE, null],
  [...SHORT, PASSWORD_SENTENCE, null],
] as const;

const FORMS = [
  [
    'a map of lists',
    'json',
    'map',
    [
      [...TAKEN, EMAIL_WORDS, 'email'],
      [...SHORT, PASSWORD_WORDS, 'password'],
    ],
  ],
  [
    'a list of sentences',
    'json',
    'list',
    [
      [...TAKEN, EMAIL_SENTENCE, null],
      [...SHORT, PASSWORD_SENTENCE, null],
    ],
  ],
  ['one sentence', 'json', 'string', EACH],
  ['the key `error`', 'json', 'error', EACH],
  [
    'a list in XML',
    'xml',
    'map',
    [
      [...TAKEN, EMAIL_SENTENCE, null],
      [...SHORT, PASSWORD_SENTENCE, null],
    ],
  ],
] as const;

describe('OnApp: rejections of the simulated panel', () => {
  for (const [form, format, errorsAs, expected] of FORMS) {
    it(`map to the fields of the input as ${form}`, async () => {
      await using over = await startOverPanel({ errorsAs }, { format });
      const result = await update(
        over.url,
        change({ email: 'jane.doe@doe-consulting.example', password: 'q;w!3' }),
      );
      assert.deepEqual([result.__typename, result.write], ['ValidationProblem', 'NOT_APPLIED']);
      assert.equal(result.origin?.httpStatus, 422);
      assert.deepEqual(shown(result), expected);
      assert.equal(over.panel.journal.length, 1);
    });
  }

  for (const format of ['json', 'xml'] as const) {
    const key = (name: string) => (format === 'json' ? name : null);

    it(`name unknown roles, groups, buckets and fields in ${format.toUpperCase()}`, async () => {
      await using over = await startOverPanel({}, { format });
      const result = await update(
        over.url,
        change({
          userGroupId: '404',
          bucketId: '404',
          roleIds: ['1', '404'],
          additionalFields: [{ name: 'shoe', value: '44' }],
        }),
      );
      assert.deepEqual(
        result.issues?.map(({ path, upstreamField }) => [below(path), upstreamField]),
        [
          ['userGroupId', key('user_group_id')],
          ['bucketId', key('bucket_id')],
          ['roleIds', key('role_ids')],
          ['additionalFields', key('additional_fields')],
        ],
      );
    });

    it(`have no path for user rules in ${format.toUpperCase()}`, async () => {
      await using over = await startOverPanel({ requireRole: true }, { format });
      const result = await update(over.url, change({ roleIds: [] }));
      assert.deepEqual(shown(result), [
        [null, 'OTHER', 'User must have at least one role', key('base')],
      ]);
    });

    it(`are an AccessProblem without the right to write in ${format.toUpperCase()}`, async () => {
      await using over = await startOverPanel(
        { withheldPermissions: ['users.update'] },
        { format },
      );
      const result = await update(over.url, change({ lastName: 'Roe' }));
      assert.deepEqual(
        [result.__typename, result.code, result.write],
        ['AccessProblem', 'UPSTREAM_FORBIDDEN', 'NOT_APPLIED'],
      );
    });

    it(`are an AccessProblem for a wrong password in ${format.toUpperCase()}`, async () => {
      await using over = await startOverPanel({}, { format, password: 'wrong' });
      const result = await update(over.url, change({ lastName: 'Roe' }));
      assert.deepEqual(
        [result.__typename, result.code, result.write],
        ['AccessProblem', 'UPSTREAM_UNAUTHENTICATED', 'NOT_APPLIED'],
      );
      assert.equal(over.panel.journal.length, 1);
    });

    it(`find a field whose name contains the password in ${format.toUpperCase()}`, async () => {
      await using over = await startOverPanel({}, { format });
      for (const password of ['a', 's', 'word', 'error']) {
        const { issues } = await update(over.url, change({ password }));
        assert.deepEqual(
          issues?.map(({ path, rule, upstreamField }) => [below(path), rule, upstreamField]),
          [['password', 'TOO_SHORT', key('password')]],
        );
      }
    });

    it(`redact a password that the panel quotes in ${format.toUpperCase()}`, async () => {
      const password = 'canary "pass" <w&rd>';
      const body =
        format === 'json'
          ? JSON.stringify({ errors: { password: [`${password} is weak`] } })
          : `<errors><error><![CDATA[Password ${password} is weak]]></error></errors>`;
      await using over = await startOverAnswers((response) => response.writeHead(422).end(body), {
        format,
      });
      const result = await update(over.url, change({ password }));
      assert.equal(below(result.issues?.[0]?.path), 'password');
      assert.match(result.issues?.[0]?.message ?? '', /\[secret\] is weak$/);
      assert.ok(!JSON.stringify(result).includes('canary'));
    });
  }
});

/** Bodies of both formats, and the path of their one issue; undefined if none is expected. */
const BODIES = [
  ['{"errors":{"email":["has already been taken"]}}', 'email'],
  ['{"errors":{"user":{"email":["has already been taken"]}}}', 'email'],
  ['<errors><error>Email has already been taken</error></errors>', 'email'],
  ['<errors><email>has already been taken</email></errors>', 'email'],
  ['<errors><user><email>has already been taken</email></user></errors>', 'email'],
  ['<errors><error><field>email</field><message>is taken</message></error></errors>', 'email'],
  ['<?xml version="1.0"?><hash><message>Email is taken</message></hash>', 'email'],
  ['<error>Locked by an invoice.</error>', null],
  ['<h1>Bad Gateway of a proxy</h1>', undefined],
  ['{"errors":', undefined],
] as const;

describe('OnApp: a rejection in any format', () => {
  for (const format of ['json', 'xml'] as const) {
    for (const type of ['application/json', 'application/xml', 'text/html', undefined]) {
      it(`F21: is read as ${type ?? 'no type'} by a client of ${format.toUpperCase()}`, async () => {
        let body = '';
        const headers = type === undefined ? {} : { 'content-type': type };
        await using over = await startOverAnswers(
          (response) => response.writeHead(422, headers).end(body),
          { format },
        );
        const isPage = (text: string) => type === 'text/html' && text.startsWith('<');
        for (const [text, expected] of BODIES.filter(([one]) => !isPage(one))) {
          body = text;
          const { __typename, issues } = await update(over.url, change({ email: 'a@b.example' }));
          assert.equal(__typename, 'ValidationProblem');
          const paths = issues?.map(({ path }) => below(path));
          assert.deepEqual(paths, expected === undefined ? [] : [expected], body);
        }
      });
    }
  }
});
