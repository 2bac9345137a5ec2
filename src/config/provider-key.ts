/** Returns the key of a provider that a name probably means: `on-app` for `On_App`; undefined if there is none. */
export function toProviderKey(name: string): string | undefined {
  const key = name.toLowerCase().replaceAll(/[_. ]/g, '-');
  return PROVIDER_KEY.test(key) ? key : undefined;
}

/** The form of a provider's key, which is part of ids, logs and errors. */
export const PROVIDER_KEY = /^[a-z][a-z0-9-]{0,31}$/;
