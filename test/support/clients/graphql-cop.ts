import { send } from './graphql.ts';

/** Returns whether a check of graphql-cop 1.15 would report the gateway at this address. */
export type Check = (url: string) => Promise<boolean>;

type Json = Readonly<Record<string, unknown>>;

/** Returns any response; a body that is not JSON gives nothing to report. */
async function ask(
  url: string,
  init: RequestInit,
): Promise<{ readonly json: Json; readonly text: string }> {
  const response = await fetch(url, init);
  const text = await response.text();
  try {
    return { json: JSON.parse(text) as Json, text };
  } catch {
    return { json: {}, text };
  }
}

const inUrl = (url: string, query: string) => `${url}/graphql?query=${encodeURIComponent(query)}`;

const hasData = ({ json }: { readonly json: Json }) => json['data'] != null;

async function finds(url: string, query: string, words: RegExp): Promise<boolean> {
  return words.test((await send(url, query)).text);
}

/** Checks by their names in graphql-cop. */
export const CHECKS: Readonly<Record<string, Check>> = {
  field_suggestions: (url) => finds(url, 'query cop { __schema { directive } }', /did you mean/i),
  introspection: async (url) =>
    (await send(url, 'query cop { __schema { types { name fields { name } } } }')).data !== null,
  detect_graphiql: async (url) => {
    const pages = ['/', '/graphiql', '/playground', '/console', '/graphql'].map((path) =>
      ask(`${url}${path}`, { headers: { accept: 'text/html' } }),
    );
    const isEditor = /graphiql\.min\.css|graphql playground|graphiql|graphql-playground/i;
    return (await Promise.all(pages)).some(({ text }) => isEditor.test(text));
  },
  get_method_support: async (url) => hasData(await ask(inUrl(url, 'query cop { __typename }'), {})),
  get_based_mutation: async (url) =>
    hasData(await ask(inUrl(url, 'mutation cop { __typename }'), {})),
  post_based_csrf: async (url) => {
    const query = 'query cop { __typename }';
    const forms = [
      ask(inUrl(url, query), { method: 'POST' }),
      ask(`${url}/graphql`, { method: 'POST', body: new URLSearchParams({ query }) }),
    ];
    return (await Promise.all(forms)).some(hasData);
  },
  batch_query: async (url) => {
    const body = JSON.stringify(Array(10).fill({ query: 'query cop { __typename }' }));
    const headers = { 'content-type': 'application/json' };
    const { json } = await ask(`${url}/graphql`, { method: 'POST', headers, body });
    return Array.isArray(json) || hasData({ json });
  },
  trace_mode: (url) => finds(url, 'query cop { __typename }', /"tracing"|"exception"|stacktrace/i),
  unhandled_error_detection: (url) => finds(url, 'qwerty cop { abc }', /"exception"|stacktrace/i),
  circular_query_introspection: async (url) => {
    const fields = 'fields { type { '.repeat(4);
    const query = `query cop { __schema { types { ${fields} name ${'} } '.repeat(4)} } } }`;
    return (await send(url, query)).data !== null;
  },
};

/** The checks that exceed the limits of an operation. */
export const LIMIT_CHECKS: Readonly<Record<string, Check>> = {
  alias_overloading: async (url) => {
    const aliases = Array.from({ length: 101 }, (_none, n) => `alias${n}: __typename`);
    return (await send(url, `query cop { ${aliases.join(' ')} }`)).data !== null;
  },
  directive_overloading: async (url) =>
    (await send(url, `query cop { __typename ${'@aa'.repeat(10)} }`)).errors.length === 10,
  field_duplication: async (url) =>
    (await send(url, `query cop { ${'__typename '.repeat(500)} }`)).data !== null,
};
