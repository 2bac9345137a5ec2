import type { AnswerFault, Arrival, Expectation } from './fault.ts';
import { json, type Reply, reply } from './reply.ts';

const WRONG = {
  read: ['UPSTREAM_CONTRACT'],
  write: ['UPSTREAM_CONTRACT', 'OK'],
} as const satisfies Readonly<Record<string, readonly Expectation[]>>;

/** Rows D22 to D24 and D27: documents that are readable, but not the requested ones. */
export const DOCUMENTS: readonly AnswerFault[] = [
  said('D22', 'null', 'null'),
  said('D22', 'a number', '42'),
  said('D22', 'an empty list', '[]'),
  said('D22', 'a text', '"ok"'),
  {
    row: 'D22',
    title: 'every text an object',
    ...WRONG,
    meet: changed((text) =>
      text.replace(/:"[^"]*"/g, ':{"a":1}').replace(/<(login|email)>[^<]*</g, '<$1><a/><'),
    ),
  },
  {
    row: 'D22',
    title: 'every number an object',
    ...WRONG,
    meet: changed((text) =>
      text.replace(/:-?\d+(\.\d+)?/g, ':{"a":1}').replace(/>\d+</g, '><a/><'),
    ),
  },
  {
    row: 'D23',
    title: 'ids as 1e400',
    ...WRONG,
    meet: changed((text) =>
      text.replace(/"id":\d+/g, '"id":1e400').replace(/(<id[^>]*>)\d+/g, '$11e400'),
    ),
  },
  {
    row: 'D23',
    title: 'ids as NaN',
    ...WRONG,
    meet: changed((text) =>
      text.replace(/"id":\d+/g, '"id":NaN').replace(/(<id[^>]*>)\d+/g, '$1NaN'),
    ),
  },
  { row: 'D24', title: "another user's record", ...WRONG, meet: changed(toOther) },
  {
    ...said('D27', '200 with an error', '{"error":"canary-said"}'),
    write: [...WRONG.write, 'VALIDATION_FAILED'],
  },
  said('D27', '200 with success: false', '{"success":false,"data":null}'),
  said('D27', '200 with status: error', '{"status":"error","code":500,"result":[]}'),
  said('D27', '200 with errors', '{"errors":{"login":["canary-said"]}}'),
];

function said(row: string, title: string, body: string): AnswerFault {
  const meet = async ({ request, forward, send }: Arrival) => {
    if (!isRejection(request.path, body)) await forward();
    await send(reply(200, body));
  };
  return { row, title: `${title} instead of a document`, ...WRONG, meet };
}

/**
 * ActivePlatform documents `{"error":…}` as a rejection and states no status (fact sheet, section
 * 4), so nothing takes effect there.
 */
const isRejection = (path: string, body: string): boolean =>
  path.startsWith('/api/vendor/') && body.startsWith('{"error"');

/** Changes the values in the upstream's response; an empty response is replaced by another user. */
function changed(change: (text: string) => string) {
  return async ({ forward, send }: Arrival) => {
    const response: Reply = await forward();
    const text = response.body.toString('utf8');
    if (text === '') return send(json(200, { id: 99_999, login: 'somebody.else' }));
    return send({ ...response, body: Buffer.from(change(text)) });
  };
}

function toOther(text: string): string {
  return text
    .replace(/"id":\d+/g, '"id":99999')
    .replace(/(<id[^>]*>)\d+/g, '$199999')
    .replace(/"login":"[^"]*"/g, '"login":"somebody.else"');
}
