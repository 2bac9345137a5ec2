/** What a caller may be allowed to do. */
export const SCOPES = ['users:read', 'users:write', 'secrets:read', 'explain', 'metrics'] as const;

/** One of them. */
export type Scope = (typeof SCOPES)[number];
