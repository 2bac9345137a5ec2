import { GraphQLError, Kind } from 'graphql';
import type { ScalarBehaviour } from './scalar-behaviour.ts';

const RFC_3339 =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/i;

/** Parses RFC 3339 with any offset and writes UTC with milliseconds. */
export const dateTimeScalar = {
  serialize: (value) => {
    if (value instanceof Date && hasFourDigits(value)) return value.toISOString();
    throw new TypeError('A DateTime must be a Date of the years 0 to 9999.');
  },
  parseValue: readInstant,
  parseLiteral: (node) => readInstant(node.kind === Kind.STRING ? node.value : undefined),
} satisfies ScalarBehaviour;

function readInstant(value: unknown): Date {
  const instant = typeof value === 'string' && RFC_3339.test(value) ? new Date(value) : undefined;
  // `2011-02-30` is well-formed, but the day does not exist.
  if (instant !== undefined && hasFourDigits(instant) && dayExists(String(value))) return instant;
  throw new GraphQLError('DateTime must be RFC 3339, such as 2016-10-03T07:06:38.740Z.');
}

function dayExists(text: string): boolean {
  const [year = 0, month = 0, day = 0] = text.slice(0, 10).split('-').map(Number);
  // Unlike `Date.UTC`, this does not take the years 0 to 99 for those of 1900.
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCDate() === day;
}

/** Returns whether RFC 3339 can write the year in UTC; false for an invalid date. */
function hasFourDigits(instant: Date): boolean {
  const year = instant.getUTCFullYear();
  return year >= 0 && year <= 9999;
}
