/**
 * Returns whether `fetch` sends a request to this URL. An invalid one fails as a lost connection does, but then nothing was sent. Only
 * a page and a worker have an address that completes a path.
 */
export function isFetchable(url: string): boolean {
  try {
    const { protocol, username, password } = new URL(url, baseUrl());
    return /^https?:$/.test(protocol) && username === '' && password === '';
  } catch {
    return false;
  }
}

/** What a page and a worker have, and Node.js does not. */
interface PageGlobals {
  readonly document?: { readonly baseURI: string };
  readonly location?: { readonly href: string };
}

function baseUrl(): string | undefined {
  const { document, location }: PageGlobals = globalThis as PageGlobals;
  return document?.baseURI ?? location?.href;
}
