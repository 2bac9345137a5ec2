/** The form of a provider's key, which is part of ids, logs and errors. */
export const PROVIDER_KEY = /^[a-z][a-z0-9-]{0,31}$/;
