import { GraphQLError, Kind } from 'graphql';
import { z } from 'zod';
import type { ScalarBehaviour } from './scalar-behaviour.ts';

const isoDate = z.iso.date();

/** A day without a time, kept as it is written: a `Date` would add a time and a zone. */
export const dateScalar = {
  serialize: (value) => {
    if (isoDate.safeParse(value).success) return value;
    throw new TypeError('A Date must be a day.');
  },
  parseValue: readDay,
  parseLiteral: (node) => readDay(node.kind === Kind.STRING ? node.value : undefined),
} satisfies ScalarBehaviour;

function readDay(value: unknown): string {
  const { data } = isoDate.safeParse(value);
  if (data !== undefined) return data;
  throw new GraphQLError('Date must be a day, such as 2016-08-15.');
}
