import Negotiator from 'negotiator';

const JSON_TYPE = 'application/json; charset=utf-8';

/** The media types of a GraphQL response. The first is for clients that prefer none, as older clients know only it. */
const RESPONSE_TYPES: readonly string[] = [
  JSON_TYPE,
  'application/graphql-response+json; charset=utf-8',
];

const HTML_TYPE = 'text/html';

/**
 * Chooses the media type of a response by the header `Accept`, as Apollo Server does.
 *
 * @param accept undefined or empty: the client accepts every type.
 * @returns undefined if the client accepts neither type.
 */
export function negotiateMediaType(accept: string | undefined): string | undefined {
  return accept ? negotiate(accept, RESPONSE_TYPES) : JSON_TYPE;
}

/** Returns the media type of a response that must be sent, even if the client accepts neither type. */
export const toMediaType = (accept: string | undefined): string =>
  negotiateMediaType(accept) ?? JSON_TYPE;

/** Returns whether the client prefers a page to a GraphQL response, as a browser does. */
export const prefersHtml = (accept: string | undefined): boolean =>
  accept !== undefined && negotiate(accept, [...RESPONSE_TYPES, HTML_TYPE]) === HTML_TYPE;

const negotiate = (accept: string, types: readonly string[]) =>
  new Negotiator({ headers: { accept } }).mediaType([...types]);
