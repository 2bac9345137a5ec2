import { sendJson, startHttpServer, type TestServer } from '../upstreams/http-server.ts';

/** Passes requests on to a simulator, and replaces every value of these names in its JSON. */
export function startCorruptingProxy(
  upstream: string,
  values: Readonly<Record<string, unknown>>,
): Promise<TestServer> {
  return startHttpServer(async (response, { method, url, headers, body }) => {
    const target = new URL(url, upstream);
    const passed = await fetch(target, {
      method,
      headers: { ...toHeaders(headers), 'content-type': 'application/json' },
      ...(body !== '' && method !== 'GET' && { body }),
    });
    const text = await passed.text();
    if (text === '') {
      response.writeHead(passed.status).end();
      return;
    }
    const isSession = target.pathname.endsWith('/auth/token');
    const document: unknown = JSON.parse(text);
    sendJson(response, passed.status, isSession ? document : replace(document, values));
  });
}

function toHeaders(headers: Readonly<Record<string, string | string[] | undefined>>) {
  const { accept, authorization, hl } = headers;
  const sent = { accept, authorization, hl };
  return Object.fromEntries(
    Object.entries(sent).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  );
}

function replace(value: unknown, values: Readonly<Record<string, unknown>>): unknown {
  if (Array.isArray(value)) return value.map((entry) => replace(entry, values));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, below]) => [
      name,
      Object.hasOwn(values, name) ? values[name] : replace(below, values),
    ]),
  );
}
