import type { AnswerFault, Arrival, Expectation } from './fault.ts';
import { json, type Reply, reply } from './reply.ts';

/**
 * Rows D28, D29, D30 and D38: statuses above 399. None of them takes effect, unless it is a 5xx or a
 * 4xx of a proxy that gave up.
 */
export const REFUSALS: readonly AnswerFault[] = [
  refused(
    'D28',
    'a map with __proto__ in it',
    '{"errors":{"__proto__":{"polluted":["1"]},"constructor":["no"],"login":["is bad"]}}',
  ),
  refused(
    'D28',
    'a map of 10,000 keys',
    JSON.stringify({
      errors: Object.fromEntries(
        Array.from({ length: 10_000 }, (_none, n) => [`key_${n}`, ['is bad']]),
      ),
    }),
  ),
  refused(
    'D28',
    'texts of 500 kB',
    JSON.stringify({ errors: { login: ['is bad '.repeat(70_000)] } }),
  ),
  refused(
    'D28',
    'a map of 100,000 levels',
    `{"errors":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}`,
  ),
  refused('D28', 'no JSON', 'Unprocessable'),
  status(
    'D28',
    400,
    ['UPSTREAM_REJECTED'],
    ['VALIDATION_FAILED', 'UPSTREAM_REJECTED', 'USER_NOT_FOUND'],
  ),
  status('D28', 404, ['NULL', 'UPSTREAM_REJECTED'], ['USER_NOT_FOUND']),
  // At the VMS, a 409 is about the version of the client.
  status(
    'D28',
    409,
    ['UPSTREAM_CONFLICT', 'UPSTREAM_REJECTED'],
    ['UPSTREAM_CONFLICT', 'UPSTREAM_REJECTED'],
  ),
  status('D28', 401, ['UPSTREAM_UNAUTHENTICATED'], ['UPSTREAM_UNAUTHENTICATED']),
  status('D28', 403, ['UPSTREAM_FORBIDDEN'], ['UPSTREAM_FORBIDDEN']),
  status('D28', 418, ['UPSTREAM_REJECTED'], ['UPSTREAM_REJECTED']),
  status('D28', 419, ['UPSTREAM_REJECTED'], ['UPSTREAM_REJECTED']),
  throttled('3600'),
  throttled('-1'),
  throttled('99999999999999999999'),
  throttled('Wed, 21 Oct 2015 07:28:00 GMT'),
  throttled('after lunch; canary-said'),
  failed(408, {}, ['UPSTREAM_FAILED']),
  failed(499, {}, ['UPSTREAM_FAILED']),
  failed(500, {}, ['UPSTREAM_FAILED']),
  failed(503, {}, ['UPSTREAM_FAILED']),
  failed(503, { 'retry-after': '3600' }, ['UPSTREAM_BUSY']),
  failed(599, {}, ['UPSTREAM_FAILED']),
  echoed(422, ['UPSTREAM_REJECTED'], ['VALIDATION_FAILED', 'USER_NOT_FOUND']),
  echoed(401, ['UPSTREAM_UNAUTHENTICATED'], ['UPSTREAM_UNAUTHENTICATED']),
  echoed(500, ['UPSTREAM_FAILED'], ['UPSTREAM_FAILED']),
];

function answering(response: (arrival: Arrival) => Reply) {
  return (arrival: Arrival) => arrival.send(response(arrival));
}

function refused(row: string, what: string, body: string): AnswerFault {
  return {
    row,
    title: `422 with ${what}`,
    read: ['UPSTREAM_REJECTED'],
    // At the VMS Billing API an error about only the login means that there is no such user.
    write: ['VALIDATION_FAILED', 'USER_NOT_FOUND'],
    meet: answering(() => reply(422, body)),
  };
}

function status(
  row: string,
  code: number,
  read: readonly Expectation[],
  write: readonly Expectation[],
): AnswerFault {
  const meet = answering(() => json(code, { errors: { login: ['canary-said'] } }));
  return { row, title: `${code} with a map of errors`, read, write, meet };
}

function throttled(retryAfter: string): AnswerFault {
  return {
    row: 'D29',
    title: `429 with Retry-After: ${retryAfter}`,
    read: ['UPSTREAM_RATE_LIMITED'],
    write: ['UPSTREAM_RATE_LIMITED'],
    meet: answering(() => reply(429, '{}', { 'retry-after': retryAfter })),
  };
}

/** A write that may have taken effect: here it has. */
function failed(
  code: number,
  headers: Readonly<Record<string, string>>,
  read: readonly Expectation[],
): AnswerFault {
  const meet = async ({ forward, send }: Arrival) => {
    await forward();
    await send(reply(code, '{"error":"canary-said"}', headers));
  };
  const after = headers['retry-after'] === undefined ? '' : ' and Retry-After';
  return { row: 'D30', title: `${code}${after} after the effect`, read, write: read, meet };
}

/** Echoes everything that was sent. */
function echoed(
  code: number,
  read: readonly Expectation[],
  write: readonly Expectation[],
): AnswerFault {
  const meet = answering(({ request: { path, headers, body } }) => {
    // Each value is a message of its own, because only the beginning of a message is shown.
    const values = body.split(/(?<=[":>])(?=\w)/);
    const said = [path, decodeURIComponent(path), ...Object.values(headers), body, ...values];
    if (path.includes('.xml'))
      return reply(code, toXml(said), { 'content-type': 'application/xml' });
    return json(code, { message: body, errors: { [said.join()]: said, login: said } });
  });
  return { row: 'D38', title: `${code} that echoes the request`, read, write, meet };
}

const toXml = (said: readonly string[]) =>
  `<errors>${said.map((text) => `<error>${text.replace(/[&<]/g, (mark) => `&#${mark.charCodeAt(0)};`)}</error>`).join('')}</errors>`;
