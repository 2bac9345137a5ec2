import type { SimulatedRequest, SimulatedResponse } from '../core/message.ts';
import { type Input, parseInteger, readInput } from './input.ts';
import { type Language, readLanguage } from './language.ts';
import { asTheCallerAccepts, NOT_FOUND, wrongVerb } from './responses.ts';
import { TEXTS, type Texts } from './texts.ts';

/** One request, parsed. */
export interface Call {
  readonly request: SimulatedRequest;
  readonly input: Input;
  readonly language: Language;
  readonly texts: Texts;
  /**
   * The number in the position of `{name}` in the route's path; undefined if it is not a number.
   */
  readonly id: (name: string) => number | undefined;
}

/** One documented method of one documented path. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** The path as the pages write it: `/api/admin/v1/users/{user}`. */
  readonly path: string;
  readonly handle: (call: Call) => SimulatedResponse;
}

/** Dispatches a request to its route: 404 for an unknown path, 405 for the wrong verb (quirk 3). */
export function createRouter(
  routes: readonly Route[],
  language: Language,
): (request: SimulatedRequest) => SimulatedResponse {
  return (request) => asTheCallerAccepts(dispatch(routes, request, language), request);
}

function dispatch(
  routes: readonly Route[],
  request: SimulatedRequest,
  installation: Language,
): SimulatedResponse {
  const atPath = routes.filter(({ path }) => matches(path, request.path));
  if (atPath.length === 0) return NOT_FOUND;
  const route = atPath.find(({ method }) => method === request.method);
  if (route === undefined) {
    return wrongVerb(
      request.method,
      atPath.map(({ method }) => method),
    );
  }
  const input = readInput(request);
  const language = readLanguage(request, input, installation);
  const id = (name: string) => readId(route.path, request.path, name);
  return route.handle({ request, input, language, texts: TEXTS[language], id });
}

function matches(pattern: string, path: string): boolean {
  const wanted = pattern.split('/');
  const given = path.split('/');
  return (
    wanted.length === given.length &&
    wanted.every((segment, i) => segment.startsWith('{') || segment === given[i])
  );
}

function readId(pattern: string, path: string, name: string): number | undefined {
  return parseInteger(path.split('/')[pattern.split('/').indexOf(`{${name}}`)]);
}
