/** Returns why a text is no URL of a store; undefined if the client of the store understands every part of it. */
export function explainStoreUrl(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isRedis = url?.protocol === 'redis:' || url?.protocol === 'rediss:';
  if (/^rediss?:[^?#]*[?#]/i.test(text)) return NO_OPTIONS;
  const isUsable =
    isRedis &&
    url.hostname !== '' &&
    /^(\/\d*)?$/.test(url.pathname) &&
    isDecodable(`${url.username}${url.password}`);
  return isUsable ? undefined : FORM;
}

const FORM =
  'must be redis://host:port or rediss://host:port, with user, password and number of a database';

/** An option such as `?ssl=true` would have no effect. */
const NO_OPTIONS =
  'must have no query and no fragment: for TLS write rediss://, and in a password %3F for ? and %23 for #';

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
