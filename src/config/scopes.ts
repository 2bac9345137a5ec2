/** The permissions that a caller can have. */
export const SCOPES = ['users:read', 'users:write', 'secrets:read', 'explain', 'metrics'] as const;

/** A caller needs one of these scopes for `/graphql`; without them it could do nothing there. */
export const GRAPHQL_SCOPES: readonly Scope[] = ['users:read', 'users:write', 'secrets:read'];

/** A permission of a caller. */
export type Scope = (typeof SCOPES)[number];
