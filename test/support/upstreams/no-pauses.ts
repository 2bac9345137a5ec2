/** The settings of a request budget with which every call is sent, whatever the provider asked for before. */
export const NO_PAUSES = { maxRetryAfterSeconds: 0 };
