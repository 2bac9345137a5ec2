/** What a caller may be allowed to do. */
export const SCOPES = ['users:read', 'users:write', 'secrets:read', 'explain', 'metrics'] as const;

/** Of these a caller needs one for `/graphql`: whoever has none can read and change nothing there. */
export const GRAPHQL_SCOPES: readonly Scope[] = ['users:read', 'users:write', 'secrets:read'];

/** One of them. */
export type Scope = (typeof SCOPES)[number];
