/** The permissions that a caller can have. */
export const SCOPES = ['users:read', 'users:write', 'secrets:read', 'explain', 'metrics'] as const;

/** A caller needs one of these scopes for `/graphql`; without them it could do nothing there. */
export const GRAPHQL_SCOPES: readonly Scope[] = ['users:read', 'users:write', 'secrets:read'];

/** The lanes of callers, in which their calls wait for the request budgets of providers. */
export const LANES = ['interactive', 'bulk'] as const;

/** A lane of callers. */
export type Lane = (typeof LANES)[number];

/** The scope of a token that puts its caller into the lane of bulk calls. It permits nothing. */
export const BULK_SCOPE = 'lane:bulk';

/** A permission of a caller. */
export type Scope = (typeof SCOPES)[number];
