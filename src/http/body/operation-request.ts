import type { FastifyRequest } from 'fastify';
import { PREFLIGHT_HEADERS } from '../../graphql/preflight-headers.ts';
import { isJsonObject, parseJson } from '../../lib/json.ts';
import { negotiateMediaType } from '../refusals/media-type.ts';
import { EMPTY_BODY, Refusal, toBadRequest } from '../refusals/refusal.ts';
import { splitUrl } from '../request-head.ts';
import { parseDocumentReference } from './document-reference.ts';

/** The parts of a request that are objects. */
const OBJECTS = ['variables', 'extensions'] as const;

/** The parts of a request that are texts. */
const TEXTS = ['query', 'operationName', 'documentId'] as const;

/**
 * Checks the form of a request for an operation before Apollo Server does, whose messages explain less, and removes an
 * empty operation name, which some clients send for none.
 *
 * @throws {Refusal} if the form is invalid.
 */
export function checkOperationRequest(request: FastifyRequest): void {
  // Apollo Server would refuse it only after the operation has been executed.
  if (negotiateMediaType(request.headers.accept) === undefined) throw notAcceptable();
  if (request.method === 'GET') checkParameters(request);
  else checkBody(request);
}

/**
 * Checks whether a request names a document that can be executed, after trusted documents have replaced theirs.
 *
 * @throws {Refusal} if it does not.
 */
export function requireDocument(request: FastifyRequest): void {
  const document = parseDocumentReference(request);
  // Apollo Server responds to a hash as clients of persisted queries expect.
  if (document?.text !== undefined || document?.hash !== undefined) return;
  throw toBadRequest(
    document?.id === undefined
      ? 'The request has no document: send its text as query.'
      : 'The gateway has no manifest of documents: send the text of the document as query.',
  );
}

function checkBody(request: FastifyRequest): void {
  const { body } = request;
  if (body === undefined || body === null) throw toBadRequest(EMPTY_BODY);
  if (Array.isArray(body)) {
    throw toBadRequest('The body is a list: send one operation in each request.');
  }
  if (!isJsonObject(body)) {
    throw toBadRequest('The body is not a JSON object: send one with the property query.');
  }
  for (const name of TEXTS) checkText(name, body[name]);
  for (const name of OBJECTS) checkObject(name, body[name]);
  if (body['operationName'] === '') request.body = { ...body, operationName: null };
}

function checkText(name: (typeof TEXTS)[number], value: unknown): void {
  if (typeof value === 'string' || value === undefined || value === null) return;
  const isDocument = name === 'query' && isJsonObject(value) && value['kind'] === 'Document';
  throw toBadRequest(
    isDocument
      ? 'The property query is a parsed document: send its text, as the function print of graphql returns it.'
      : `The property ${name} is not a string: send its text.`,
  );
}

function checkObject(name: (typeof OBJECTS)[number], value: unknown): void {
  if (isJsonObject(value) || value === undefined || value === null) return;
  throw toBadRequest(
    typeof value === 'string'
      ? `The property ${name} is a string: send an object that is not encoded a second time.`
      : `The property ${name} is not an object: send an object, or leave it out.`,
  );
}

function checkParameters(request: FastifyRequest): void {
  checkPreflight(request);
  const { path, search } = splitUrl(request.url);
  const parameters = new URLSearchParams(search);
  for (const name of [...TEXTS, ...OBJECTS]) {
    if (parameters.getAll(name).length < 2) continue;
    throw toBadRequest(`The parameter ${name} is repeated: send it once.`);
  }
  for (const name of OBJECTS) {
    const text = parameters.get(name);
    if (text === null || isJsonObject(parseJson(text))) continue;
    throw toBadRequest(`The parameter ${name} is not a JSON object: send one, or leave it out.`);
  }
  if (parameters.get('operationName') !== '') return;
  parameters.delete('operationName');
  request.raw.url = `${path}?${parameters}`;
}

/**
 * Refuses a GET request that a page of another site could make a browser send: Apollo Server has the same rule.
 *
 * @throws {Refusal} if the request is such a one.
 */
function checkPreflight({ headers }: FastifyRequest): void {
  const type = headers['content-type'];
  if (type !== undefined && !/^\s*application\/json\s*(?:;|$)/i.test(type)) {
    const message = 'A GET request has no body: send it without a content type.';
    throw new Refusal({ status: 415, message, code: 'BAD_REQUEST' });
  }
  if (type !== undefined || PREFLIGHT_HEADERS.some((name) => headers[name])) return;
  const [name] = PREFLIGHT_HEADERS;
  throw toBadRequest(
    `A page of another site could send this GET request: add the header ${name}: true, or use POST.`,
  );
}

const notAcceptable = () =>
  new Refusal({
    status: 406,
    message:
      'The header accept allows no type of a response: accept application/graphql-response+json or application/json.',
    code: 'BAD_REQUEST',
  });
