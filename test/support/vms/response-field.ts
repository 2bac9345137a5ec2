import type { AnsweredMember } from './vendor-page.ts';

/** Expects the value as printed. */
export const same = (field: string): AnsweredMember => ({ field, expected: (value) => value });

/** Expects a number as a text. */
export const text = (field: string): AnsweredMember => ({ field, expected: String });

/** Expects null for an empty text. */
export const textOrNone = (field: string): AnsweredMember => ({
  field,
  expected: (value) => (value === '' ? null : value),
});

/** Expects a boolean for `false` or 0. */
export const flag = (field: string): AnsweredMember => ({
  field,
  isFlag: true,
  expected: (value) => value === true || value === 1,
});

/** Expects a native id as a global id. */
export const id = (type: string, field = `${toCamel(type)}Id`): AnsweredMember => ({
  field,
  expected: (value) => `vms/${type}/${value}`,
});

/** Expects a date: with its zone, or in the time of Minsk. */
export const date = (field: string): AnsweredMember => ({
  field,
  isDate: true,
  expected: (value) => {
    const written = String(value);
    const zoned = written.endsWith('Z') ? written : `${written.replace(' ', 'T')}+03:00`;
    return new Date(zoned).toISOString();
  },
});

/** Expects a word of the provider as an enum value. */
export const word = (field: string): AnsweredMember => ({
  field,
  expected: (value) => String(value).toUpperCase(),
});

/** Expects a free document unchanged. */
export const document = (field: string): AnsweredMember => ({ ...same(field), isDocument: true });

function toCamel(type: string): string {
  return type.replace(/-(\w)/g, (_match, letter: string) => letter.toUpperCase());
}
