import type { GraphQLFieldResolver } from 'graphql';
import { AuditedSecret } from '../../providers/contract/audited-secret.ts';
import type { Context } from '../context.ts';

type Resolver = GraphQLFieldResolver<unknown, Context>;

/**
 * Records the disclosure of a secret and then shows the secret. A secret that is null is not
 * recorded.
 *
 * @returns a resolver that throws `DisclosureError` if the disclosure cannot be recorded.
 */
export function withSecretAudit(resolve: Resolver): Resolver {
  return async (parent, args, context, info) => {
    const secret: unknown = await resolve(parent, args, context, info);
    if (secret === null || secret === undefined) return null;
    if (!(secret instanceof AuditedSecret)) throw new TypeError('Expected a AuditedSecret.');
    await context.disclose(secret);
    return secret.reveal();
  };
}
