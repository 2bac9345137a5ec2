/** What a provider's key may be: it stands in ids, logs and errors. */
export const PROVIDER_KEY = /^[a-z][a-z0-9-]{0,31}$/;
