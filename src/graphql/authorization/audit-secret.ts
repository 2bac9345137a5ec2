import type { GraphQLFieldResolver } from 'graphql';
import { HeldSecret } from '../../providers/contract/audited-secret.ts';
import type { Context } from '../context.ts';

type Resolver = GraphQLFieldResolver<unknown, Context>;

/**
 * Records the disclosure of a secret and then shows the secret. A secret that is null is not
 * recorded.
 *
 * @returns a resolver that throws `DisclosureError` if the disclosure cannot be recorded.
 */
export function disclosing(resolve: Resolver): Resolver {
  return async (parent, args, context, info) => {
    const held: unknown = await resolve(parent, args, context, info);
    if (held === null || held === undefined) return null;
    if (!(held instanceof HeldSecret)) throw new TypeError('Expected a HeldSecret.');
    await context.disclose(held);
    return held.reveal();
  };
}
