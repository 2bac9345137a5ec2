/** Returns the date of a text, which always has an offset, so the time zone of the process has no effect. */
export const toDate = (text: string | null) => (text === null ? null : new Date(text));
