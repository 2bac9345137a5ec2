/** Returns one spelling of a status: tables print `credit hold`, examples `credit_hold` (Q9). */
export const toSnakeCase = (status: string | null) =>
  status?.toLowerCase().replaceAll(' ', '_') ?? null;

export const toDate = (text: string | null) => (text === null ? null : new Date(text));
