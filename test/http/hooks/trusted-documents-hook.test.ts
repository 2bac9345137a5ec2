import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import { toProviderSettings } from '@roster/simulators/registry.ts';
import { sumOf } from '../../observability/metrics/samples.ts';
import { type GraphqlAnswer, send } from '../../support/clients/graphql.ts';
import { createTemporaryFolder } from '../../support/files/temporary-folder.ts';
import { type Demo, startDemo } from '../../support/gateway/demo.ts';
import { settingsOver, silentLog, startGatewayOver } from '../../support/gateway/gateway.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

const READ = 'query Read($id: ID!) { user(id: $id) { id } }';
const TWO = 'query One { providers { id } } query Two { providers { kind } }';
const OTHER = '{ providers { id } }';
/** A text that a parser would refuse if it saw it. */
const NO_GRAPHQL = '{ canary ((';

const PLAIN = { [sha256(READ)]: READ, two: TWO };
const APOLLO = {
  format: 'apollo-persisted-query-manifest',
  version: 1,
  operations: [
    { id: sha256(READ), name: 'Read', type: 'query', body: READ },
    { id: 'two', name: 'One', type: 'query', body: TWO },
  ],
};

async function startTrusting(mode: 'enforce' | 'report', manifest: object = PLAIN) {
  const folder = createTemporaryFolder();
  const path = folder.write('manifest.json', JSON.stringify(manifest));
  const demo = await startDemo({ settings: { documents: { manifest: path, mode } } });
  return {
    ...demo,
    [Symbol.asyncDispose]: async () => {
      await demo[Symbol.asyncDispose]();
      folder[Symbol.dispose]();
    },
  };
}

type Body = Readonly<Record<string, unknown>>;

async function post(url: string, body: Body | readonly Body[]): Promise<GraphqlAnswer> {
  return toAnswer(
    await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );
}

async function get(url: string, parameters: Readonly<Record<string, string>>) {
  const headers = { 'apollo-require-preflight': 'true' };
  return toAnswer(await fetch(`${url}/graphql?${new URLSearchParams(parameters)}`, { headers }));
}

async function toAnswer(response: Response): Promise<GraphqlAnswer> {
  const text = await response.text();
  const { data = null, errors = [], extensions = {} } = JSON.parse(text);
  return { status: response.status, data, errors, extensions, text };
}

const persisted = (hash: string) => ({ persistedQuery: { version: 1, sha256Hash: hash } });
const codeOf = ({ errors }: GraphqlAnswer) => errors[0]?.extensions['code'];
const variables = { id: 'onapp/user/12' };

function sent({ simulated }: Pick<Demo, 'simulated'>): number {
  return simulated
    .flatMap(({ simulators }) => simulators)
    .reduce((all, { journal }) => all + journal.length, 0);
}

describe('Trusted documents', () => {
  for (const [form, manifest] of Object.entries({ plain: PLAIN, Apollo: APOLLO })) {
    test(`C17: run by text, hash or id, POST or GET (${form})`, async () => {
      await using demo = await startTrusting('enforce', manifest);
      const { url } = demo;
      const user = { user: { id: 'onapp/user/12' } };
      for (const body of [
        { query: READ },
        { extensions: persisted(sha256(READ)) },
        { query: READ, extensions: persisted(sha256(READ)) },
        { documentId: sha256(READ) },
        { documentId: `sha256:${sha256(READ)}` },
      ]) {
        const result = await post(url, { ...body, variables });
        assert.deepEqual([result.data, result.errors], [user, []], JSON.stringify(body));
        const parameters = Object.entries({ ...body, variables }).map(([name, value]) => [
          name,
          typeof value === 'string' ? value : JSON.stringify(value),
        ]);
        const got = await get(url, Object.fromEntries(parameters));
        assert.deepEqual([got.data, got.errors], [user, []], JSON.stringify(body));
      }
      const two = await post(url, { documentId: 'two', operationName: 'Two' });
      assert.ok(two.data?.['providers']);
      const byHash = await post(url, { documentId: sha256(TWO), operationName: 'One' });
      assert.ok(byHash.data?.['providers']);
    });
  }

  test('C17: are the only documents that are parsed and run', async () => {
    await using demo = await startTrusting('enforce');
    const { url } = demo;
    for (const [code, body] of [
      ['DOCUMENT_NOT_TRUSTED', { query: OTHER }],
      ['DOCUMENT_NOT_TRUSTED', { query: NO_GRAPHQL }],
      ['DOCUMENT_NOT_TRUSTED', { query: `${READ} ` }],
      ['DOCUMENT_NOT_TRUSTED', { query: NO_GRAPHQL, extensions: persisted(sha256(READ)) }],
      ['DOCUMENT_NOT_TRUSTED', { query: TWO, documentId: sha256(READ) }],
      ['DOCUMENT_NOT_TRUSTED', { query: NO_GRAPHQL, extensions: persisted(sha256(NO_GRAPHQL)) }],
      ['PERSISTED_QUERY_NOT_FOUND', { extensions: persisted(sha256(OTHER)) }],
      ['PERSISTED_QUERY_NOT_FOUND', { documentId: 'three' }],
      ['PERSISTED_QUERY_NOT_FOUND', { documentId: '__proto__' }],
      ['BAD_REQUEST', { variables }],
      ['BAD_REQUEST', { query: '' }],
      ['BAD_REQUEST', { query: { kind: 'Document' } }],
      ['BAD_REQUEST', { extensions: { persistedQuery: { version: 2, sha256Hash: sha256(READ) } } }],
    ] as const) {
      const result = await post(url, { variables, ...body });
      assert.deepEqual([result.status, codeOf(result)], [400, code], JSON.stringify(body));
      assert.doesNotMatch(result.text, /canary/);
    }
    const got = await get(url, { query: OTHER });
    assert.deepEqual([got.status, codeOf(got)], [400, 'DOCUMENT_NOT_TRUSTED']);
    const twice = await fetch(
      `${url}/graphql?${new URLSearchParams([
        ['query', READ],
        ['query', OTHER],
      ])}`,
      { headers: { 'apollo-require-preflight': 'true' } },
    );
    assert.doesNotMatch(await twice.text(), /"providers"/);
    assert.equal(codeOf(await post(url, [{ query: OTHER }])), 'BAD_REQUEST');
    assert.equal(sent(demo), 0);
    const refused = { outcome: 'refused' };
    assert.equal(await sumOf(url, 'roster_untrusted_documents_total', refused), 10);
  });

  test('C17: are not run under another operation name', async () => {
    await using demo = await startTrusting('enforce');
    const result = await post(demo.url, {
      documentId: sha256(READ),
      operationName: 'Other',
      variables,
    });
    assert.deepEqual([result.status, codeOf(result)], [400, 'OPERATION_RESOLUTION_FAILURE']);
    assert.equal(sent(demo), 0);
  });

  test('C17: let others run in report mode and log their operation', async () => {
    using folder = createTemporaryFolder();
    const manifest = folder.write('manifest.json', JSON.stringify(PLAIN));
    await using demo = await startDemo();
    const lines: Readonly<Record<string, unknown>>[] = [];
    const log = {
      ...silentLog,
      info: (fields: Readonly<Record<string, unknown>>, message: string) => {
        if (message === 'Untrusted document') lines.push(fields);
      },
    };
    const settings = { documents: { manifest, mode: 'report' } };
    const providers = toProviderSettings(demo.simulated);
    await using gateway = await startGatewayOver(providers, settings, log);
    const { url } = gateway;
    for (const extensions of [undefined, persisted(sha256(READ)), persisted('unknown')]) {
      const query = 'query Odd { providers { id } a: providers(canary: 1) { id } }';
      const refused = await post(url, { query, extensions });
      assert.equal(codeOf(refused), 'GRAPHQL_VALIDATION_FAILED');
      const result = await post(url, { query: OTHER, extensions, operationName: null });
      assert.ok(result.data?.['providers']);
    }
    await post(url, { query: `query Named ${OTHER}`, operationName: 'Named' });
    await post(url, { query: READ, variables });
    const unknown = await post(url, { extensions: persisted('unknown') });
    assert.equal(codeOf(unknown), 'PERSISTED_QUERY_NOT_FOUND');
    assert.equal(await sumOf(url, 'roster_untrusted_documents_total', { outcome: 'run' }), 7);
    assert.deepEqual(
      lines.map(({ operation, outcome }) => [operation, outcome]),
      [...Array(6).fill([null, 'run']), ['Named', 'run'], [null, 'refused']],
    );
    assert.doesNotMatch(JSON.stringify(lines), /canary/);
  });

  test('C17: are reloaded with the rest of the configuration', async () => {
    using folder = createTemporaryFolder();
    const manifest = folder.write('manifest.json', JSON.stringify({ two: TWO }));
    await using demo = await startDemo();
    const providers = toProviderSettings(demo.simulated);
    const documents = { manifest, mode: 'enforce' };
    await using gateway = await startGatewayOver(providers, { documents });
    const ask = () => post(gateway.url, { documentId: sha256(READ), variables });
    assert.equal(codeOf(await ask()), 'PERSISTED_QUERY_NOT_FOUND');
    folder.write('manifest.json', JSON.stringify(PLAIN));
    await gateway.reload(settingsOver(providers, { documents }));
    assert.deepEqual((await ask()).errors, []);
  });
});

test('C16: stores no hash of a document without a manifest', async () => {
  await using demo = await startDemo();
  const { url } = demo;
  for (let n = 0; n < 200; n += 1) {
    const query = `query Q${n} { providers { id } }`;
    const extensions = persisted(sha256(query));
    for (const body of [{ query, extensions }, { extensions }]) {
      assert.equal(codeOf(await post(url, body)), 'PERSISTED_QUERY_NOT_SUPPORTED');
    }
  }
  assert.deepEqual((await send(url, OTHER)).errors, []);
});
