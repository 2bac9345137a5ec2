import type { AnsweredMember } from './vms-vendor-page.ts';

/** As printed. */
export const same = (field: string): AnsweredMember => ({ field, expected: (value) => value });

/** A number that is a text in GraphQL. */
export const text = (field: string): AnsweredMember => ({ field, expected: String });

/** An empty text, which tells that there is none. */
export const textOrNone = (field: string): AnsweredMember => ({
  field,
  expected: (value) => (value === '' ? null : value),
});

/** `false`, or 0 for it. */
export const flag = (field: string): AnsweredMember => ({
  field,
  isFlag: true,
  expected: (value) => value === true || value === 1,
});

/** A native id, global in the answer. */
export const id = (type: string, field = `${toCamel(type)}Id`): AnsweredMember => ({
  field,
  expected: (value) => `vms/${type}/${value}`,
});

/** A date: with its zone, or in the time of Minsk. */
export const date = (field: string): AnsweredMember => ({
  field,
  isDate: true,
  expected: (value) => {
    const written = String(value);
    const zoned = written.endsWith('Z') ? written : `${written.replace(' ', 'T')}+03:00`;
    return new Date(zoned).toISOString();
  },
});

/** A word of the provider that is an enum of ours. */
export const word = (field: string): AnsweredMember => ({
  field,
  expected: (value) => String(value).toUpperCase(),
});

/** A free document, as it stands. */
export const document = (field: string): AnsweredMember => ({ ...same(field), isDocument: true });

function toCamel(type: string): string {
  return type.replace(/-(\w)/g, (_match, letter: string) => letter.toUpperCase());
}
