import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { launchBrowser, NO_BROWSER } from '../../../test/support/clients/browser.ts';
import { ROOT } from '../../../test/support/files/sources.ts';
import { compile } from './compile.ts';
import { packClient } from './packed-client.ts';
import { readmeBlocks } from './readme.ts';
import { inProgress, providerProblem, respondWith, throttledProblem, UPDATED } from './results.ts';
import {
  failure,
  type ScriptedResponse,
  type ScriptedServer,
  startScriptedServer,
} from './scripted-server.ts';

const LONGEST_FORM_LINES = 20;

/** A page on plain http, where `crypto.randomUUID` does not exist. */
const ORIGIN = 'http://forms.example';

const FORM = readmeBlocks('tsx')[0] ?? '';

const FILES = {
  'form.tsx': FORM,
  'client.ts': `import { createRosterClient } from '@roster/client';
export const client = createRosterClient({ url: '/graphql' });`,
  'user.ts': `export interface Fields { readonly lastName: string; readonly email: string }
export interface Props {
  readonly user: Fields & { readonly id: string };
  readonly onSaved: (user: { readonly name: string | null } | null) => void;
}`,
  'main.tsx': `import { createRoot } from 'react-dom/client';
import { UserForm } from './form.tsx';
const user = { id: 'onapp/user/12', lastName: 'Doe', email: 'a@b.example' };
const show = (text: string) => { document.title = text; };
createRoot(document.body).render(
  <UserForm user={user} onSaved={(saved) => show(saved === null ? 'unreadable' : String(saved.name))} />,
);`,
};

const PAGE = '<!doctype html><title>form</title><body><script src="/main.js"></script>';

/** The packages that a project with such a form has installed. */
const PACKAGES = [
  'graphql',
  'react',
  'react-dom',
  'react-hook-form',
  '@types',
  'csstype',
  'scheduler',
];

const problem = {
  code: 'UPSTREAM_FORBIDDEN',
  write: 'NOT_APPLIED',
  retry: { advice: 'ASK_OPERATOR', afterSeconds: null },
} as const;
const refused = providerProblem({ ...problem, message: 'no licence' });

/** Each outcome, and what the form shows above its button. */
const OUTCOMES: Readonly<Record<string, readonly [object | ScriptedResponse, RegExp]>> = {
  NotFoundProblem: [{ ...refused, __typename: 'NotFoundProblem', message: 'no user' }, /^no user/],
  AccessProblem: [{ ...refused, __typename: 'AccessProblem' }, /^no licence *$/],
  ConflictProblem: [{ ...refused, __typename: 'ConflictProblem', current: null }, /^no licence *$/],
  IdempotencyProblem: [
    { ...inProgress, retry: { advice: 'READ_FIRST', afterSeconds: null } },
    /may be saved/,
  ],
  ThrottledProblem: [throttledProblem(500), /request failed\. +Try again in 500 s\./],
  ProviderProblem: [
    providerProblem({ retry: { advice: 'READ_FIRST', afterSeconds: null } }),
    /may be saved/,
  ],
  'a refusal before GraphQL': [
    failure(401, { code: 'X', write: 'NOT_APPLIED' }, 'No key.'),
    /^No key\. *$/,
  ],
};

describe('Form of the README', () => {
  it('has at most 20 lines', () => {
    const component = FORM.slice(FORM.indexOf('export function')).trim().split('\n');
    assert.ok(component.length > 10 && component.length <= LONGEST_FORM_LINES);
    assert.deepEqual(
      component.filter((line) => line.length > 128),
      [],
    );
  });
});

const browser = await launchBrowser();

describe('Form in a browser', { skip: browser === undefined && NO_BROWSER }, async () => {
  if (browser === undefined) return;
  using client = packClient();
  mkdirSync(join(client.path, 'node_modules'), { recursive: true });
  for (const name of PACKAGES) {
    symlinkSync(join(ROOT, 'node_modules', name), join(client.path, 'node_modules', name));
  }
  const printed = compile(client, FILES, {
    lib: ['es2022', 'dom', 'dom.iterable'],
    skipLibCheck: true,
  });
  const script = printed === '' ? await bundle(join(client.path, 'main.tsx')) : '';
  after(() => browser.close());

  // A page in a context of its own would cost three seconds of CPU time.
  const page = await browser.newPage();
  let server: ScriptedServer | undefined;
  await page.route(`${ORIGIN}/**`, async (route) => {
    const path = new URL(route.request().url()).pathname;
    if (path === '/graphql')
      return route.fulfill({ response: await route.fetch({ url: server?.url ?? '' }) });
    const isScript = path === '/main.js';
    const contentType = isScript ? 'text/javascript' : 'text/html';
    return route.fulfill({ contentType, body: isScript ? script : PAGE });
  });

  /** Loads the form at a server that responds in this way, changes the name and sends the form. */
  async function submit(...responses: readonly (ScriptedResponse | null)[]) {
    const started = await startScriptedServer(...responses);
    server = started;
    await page.goto(`${ORIGIN}/`);
    await page.locator('input[name=lastName]').fill('Roe');
    await page.getByRole('button').click();
    return started;
  }

  it('compiles', () => assert.equal(printed, ''));

  it('sends the changed field and a key, without https', async () => {
    await using sent = await submit(respondWith(UPDATED));
    await titled(page, 'John Roe');
    assert.equal(await page.evaluate('isSecureContext || "randomUUID" in crypto'), false);
    const { variables } = sent.received[0]?.body ?? {};
    assert.deepEqual(variables?.['input'], { onApp: { id: 'onapp/user/12', lastName: 'Roe' } });
    assert.match(String(variables?.['idempotencyKey']), /^[0-9a-f-]{36}$/);
  });

  it('counts an update whose user cannot be read as saved', async () => {
    const unreadable = {
      ...UPDATED,
      user: null,
      userProblem: providerProblem({ write: 'APPLIED' }),
    };
    await using _server = await submit({ body: { data: { updateUser: unreadable } } });
    await titled(page, 'unreadable');
  });

  it('shows issues beside their fields and above the form', async () => {
    const issues = [
      { path: ['input', 'onApp', 'email'], rule: 'TAKEN', message: 'is taken' },
      { path: null, rule: 'OTHER', message: 'cannot be combined' },
    ];
    const rejected = { ...refused, __typename: 'ValidationProblem', issues };
    await using _server = await submit({ body: { data: { updateUser: rejected } } });
    await page.getByText('cannot be combined').waitFor();
    assert.deepEqual(await page.locator('i').allInnerTexts(), ['', 'is taken']);
  });

  it('sends again after an issue of a field that it does not show', async () => {
    const issues = [
      { path: ['input', 'onApp', 'firstName'], rule: 'REQUIRED', message: "can't be blank" },
      { path: null, upstreamField: 'login', rule: 'TAKEN', message: 'has already been taken' },
    ];
    const rejected = { ...refused, __typename: 'ValidationProblem', issues };
    const first = { body: { data: { updateUser: rejected } } };
    await using sent = await submit(first, respondWith(UPDATED));
    await page.getByText("firstName: can't be blank").waitFor();
    await page.getByText('login: has already been taken').waitFor();
    await page.locator('input[name=lastName]').fill('Poe');
    await page.getByRole('button').click();
    await titled(page, 'John Roe');
    assert.equal(sent.received.length, 2);
  });

  for (const [name, [outcome, expected]] of Object.entries(OUTCOMES)) {
    it(`shows ${name}`, async () => {
      const response = 'status' in outcome ? outcome : { body: { data: { updateUser: outcome } } };
      await using _server = await submit(response);
      await page.locator('b').filter({ hasText: expected }).waitFor();
    });
  }

  it('repeats after no response with the same key', async () => {
    await using sent = await submit({ status: 502, body: '<html>' }, respondWith(UPDATED));
    await titled(page, 'John Roe');
    const keys = sent.received.map(({ body }) => body.variables?.['idempotencyKey']);
    assert.equal(keys.length, 2);
    assert.equal(keys[0], keys[1]);
  });
});

const titled = (page: Page, title: string): Promise<unknown> =>
  page.waitForFunction(`document.title === ${JSON.stringify(title)}`);

/** Returns the script of a page. */
async function bundle(entry: string): Promise<string> {
  const bundled = await build({
    configFile: false,
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: { preserveSymlinks: false },
    build: { write: false, lib: { entry, formats: ['iife'], name: 'form' } },
  });
  const [output] = [bundled].flat();
  assert.ok(output !== undefined && 'output' in output);
  return output.output[0].code;
}
