import type { GraphQLFieldResolver } from 'graphql';
import { HeldSecret } from '../../providers/held-secret.ts';
import type { Context } from '../context.ts';

type Resolver = GraphQLFieldResolver<unknown, Context>;

/**
 * Writes down that a secret is shown, and then shows it. A secret that is null is none, and leaves no line.
 *
 * @returns a resolver that throws `DisclosureError` where it cannot be written down.
 */
export function disclosing(resolve: Resolver): Resolver {
  return async (parent, args, context, info) => {
    const held: unknown = await resolve(parent, args, context, info);
    if (held === null || held === undefined) return null;
    if (!(held instanceof HeldSecret)) throw new TypeError('A secret that nobody holds.');
    await context.disclose(held);
    return held.reveal();
  };
}
