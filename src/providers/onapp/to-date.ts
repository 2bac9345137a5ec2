/** The wire knows dates with their offset alone, so none is read in a zone of ours. */
export const toDate = (text: string | null) => (text === null ? null : new Date(text));
