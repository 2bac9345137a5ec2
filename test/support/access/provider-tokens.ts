/** A token of an identity provider, before it is signed. Times, the issuer and the key id are added. */
export interface TokenShape {
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
  /** Seconds from `iat` to `exp`. */
  readonly lifetimeSeconds: number;
}

/** What one identity provider sends, in the form that its documentation prints. */
interface IdentityProvider {
  /** The heading in docs/security.md below which its settings are. */
  readonly heading: string;
  /** Access tokens that grant users:read, each by its title; for Google the ID token. */
  readonly accepted: Readonly<Record<string, TokenShape>>;
  /** Other tokens that the same keys sign, with the reason of the refusal. */
  readonly refused: Readonly<Record<string, TokenShape & { readonly reason: RegExp }>>;
}

const TENANT = '9122040d-6c67-4c5b-b112-36a304b66dad';
const API = '6e74172b-be56-4843-9ff4-e66a39bb12e3';
const JWT = { typ: 'JWT' };

/** https://www.keycloak.org/docs/latest/server_admin/#_client_scopes and `AccessToken.java` of Keycloak 26. */
const KEYCLOAK = {
  auth_time: 1_764_460_000,
  jti: 'onrtac:8f3b0c7e-9d0d-4d1c-9b0a-6c1f2e5d7a10',
  sub: 'f1c4f64e-2c0c-4cda-8c9f-9f3f8f3a2b0e',
  azp: 'support-desk',
  sid: '0a0a3a8a-3a47-4f2f-8e89-9e5f9b0a0a0a',
  acr: '1',
  email_verified: true,
  name: 'Ann Example',
  preferred_username: 'ann',
  given_name: 'Ann',
  family_name: 'Example',
  email: 'ann@example.net',
};
const KEYCLOAK_ACCESS = {
  ...KEYCLOAK,
  typ: 'Bearer',
  'allowed-origins': ['https://desk.example.net'],
  realm_access: { roles: ['default-roles-staff', 'offline_access', 'uma_authorization'] },
};
const ACCOUNT = { account: { roles: ['manage-account', 'manage-account-links', 'view-profile'] } };
const keycloakIdToken = {
  header: JWT,
  claims: { ...KEYCLOAK, typ: 'ID', aud: 'support-desk', at_hash: 'lOs-P1XcKp4pJHPLhBSZZA' },
  lifetimeSeconds: 300,
};

/** https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference */
const ENTRA = {
  aio: 'ATQAy/8TAAAA',
  name: 'Ann Example',
  oid: '690222be-ff1a-4d56-abd1-7e4f7d38e474',
  rh: '0.AXkAXJ8KLm',
  sub: 'pairwise-subject-of-ann-at-this-client',
  tid: TENANT,
  uti: 'fqiBqXLPj0eQa82S-IYFAA',
};

/** https://developer.okta.com/docs/api/openapi/okta-oauth/guides/overview/ (access token, ID token). */
const OKTA = { ver: 1, sub: '00ujmkLgagxeRrAg20g3' };

/** https://auth0.com/docs/secure/tokens/access-tokens/access-token-profiles */
const AUTH0 = {
  sub: 'auth0|6553da60a54af58e29493993',
  aud: ['https://roster.example.net', 'https://example.eu.auth0.com/userinfo'],
  scope: 'openid profile email',
  permissions: ['users:read'],
};

/** https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html */
const COGNITO = {
  sub: 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee',
  'cognito:groups': ['support'],
  origin_jti: 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeef',
  event_id: 'bbbbbbbb-cccc-dddd-eeee-ffffffffffff',
  auth_time: 1_764_460_000,
  jti: 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeee0',
};

/** https://developers.google.com/identity/openid-connect/openid-connect#an-id-tokens-payload */
const GOOGLE = {
  azp: '1234987819200.apps.googleusercontent.com',
  aud: '1234987819200.apps.googleusercontent.com',
  sub: '10769150350006150715113082367',
  at_hash: 'HK6E_P6Dh8Y93mRNtsDB1Q',
  hd: 'example.net',
  email: 'ann@example.net',
  email_verified: true,
  nonce: '0394852-3190485-2490358',
};

/** The identity providers of docs/security.md. */
export const IDENTITY_PROVIDERS: readonly IdentityProvider[] = [
  {
    heading: 'Keycloak',
    accepted: {
      'an access token': {
        header: JWT,
        claims: {
          ...KEYCLOAK_ACCESS,
          aud: 'account',
          resource_access: ACCOUNT,
          scope: 'openid profile email users:read',
        },
        lifetimeSeconds: 300,
      },
    },
    refused: {
      'an ID token': { ...keycloakIdToken, reason: /aud is support-desk, expected account: see/ },
      'an ID token for the audience': {
        ...keycloakIdToken,
        claims: { ...keycloakIdToken.claims, aud: 'account', at_hash: undefined },
        reason: /no access token, because it has the claim typ: ID: .*access\.jwt\.allowIdTokens/,
      },
      'a refresh token': {
        header: JWT,
        claims: { ...KEYCLOAK, typ: 'Refresh', aud: 'account' },
        lifetimeSeconds: 1800,
        reason: /because it has the claim typ: Refresh/,
      },
    },
  },
  {
    heading: 'Keycloak with client roles',
    accepted: {
      'an access token': {
        header: JWT,
        claims: {
          ...KEYCLOAK_ACCESS,
          aud: ['roster', 'account'],
          resource_access: { roster: { roles: ['users:read'] }, ...ACCOUNT },
          scope: 'openid profile email',
        },
        lifetimeSeconds: 300,
      },
    },
    refused: { 'an ID token': { ...keycloakIdToken, reason: /aud is support-desk/ } },
  },
  {
    heading: 'Entra ID',
    accepted: {
      'an access token of a person': {
        header: JWT,
        claims: {
          ...{ ...ENTRA, aud: API, azp: '6731de76-14a6-49ae-97bc-6eba6914391e', azpacr: '0' },
          ...{ preferred_username: 'ann@example.net', scp: 'users:read users:write', ver: '2.0' },
        },
        lifetimeSeconds: 5700,
      },
      'an access token of a client': {
        header: JWT,
        claims: {
          ...{ ...ENTRA, name: undefined, aud: API, azpacr: '1', idtyp: 'app' },
          ...{ azp: '6731de76-14a6-49ae-97bc-6eba6914391e', roles: ['users:read'], ver: '2.0' },
        },
        lifetimeSeconds: 3900,
      },
    },
    refused: {
      'an ID token': {
        header: JWT,
        claims: { ...ENTRA, aud: '6731de76-14a6-49ae-97bc-6eba6914391e', ver: '2.0' },
        lifetimeSeconds: 3900,
        reason: /aud is 6731de76-14a6-49ae-97bc-6eba6914391e, expected 6e74172b/,
      },
    },
  },
  {
    heading: 'Entra ID, version 1',
    accepted: {
      'an access token': {
        header: { ...JWT, x5t: 'first' },
        claims: {
          ...{ ...ENTRA, aud: `api://${API}`, acr: '1', amr: ['pwd'] },
          ...{ appid: '6731de76-14a6-49ae-97bc-6eba6914391e', appidacr: '0', ver: '1.0' },
          ...{ family_name: 'Example', given_name: 'Ann', ipaddr: '192.0.2.1' },
          ...{ scp: 'users:read', unique_name: 'ann@example.net', upn: 'ann@example.net' },
        },
        lifetimeSeconds: 5700,
      },
    },
    refused: {
      'an ID token': {
        header: JWT,
        claims: { ...ENTRA, aud: '6731de76-14a6-49ae-97bc-6eba6914391e', ver: '1.0' },
        lifetimeSeconds: 3900,
        reason: /aud is 6731de76-14a6-49ae-97bc-6eba6914391e, expected api:/,
      },
    },
  },
  {
    heading: 'Okta',
    accepted: {
      'an access token': {
        header: {},
        claims: {
          ...{ ...OKTA, jti: 'AT.id-of-an-access-token' },
          ...{ aud: 'api://default', cid: 'nmdP1fcyvdVO11AL7ECm', uid: OKTA.sub },
          ...{ auth_time: 1_764_460_000, scp: ['openid', 'email', 'users:read'] },
        },
        lifetimeSeconds: 3600,
      },
    },
    refused: {
      'an ID token': {
        header: {},
        claims: {
          ...{ ...OKTA, aud: 'nmdP1fcyvdVO11AL7ECm', amr: ['pwd'] },
          ...{ jti: 'ID.4eAWJOCMB3SX8XewDfVR', at_hash: 'cpqKfdQA5eH891Ff5oJr_Q' },
        },
        lifetimeSeconds: 3600,
        reason: /aud is nmdP1fcyvdVO11AL7ECm, expected api:\/\/default/,
      },
    },
  },
  {
    heading: 'Auth0',
    accepted: {
      'an access token of the profile Auth0': {
        header: JWT,
        claims: { ...AUTH0, azp: 'client-id-of-support-desk' },
        lifetimeSeconds: 86_400,
      },
      'an access token of the profile RFC 9068': {
        header: { typ: 'at+jwt' },
        claims: { ...AUTH0, client_id: 'client-id-of-support-desk', jti: 'hI3kb0sX' },
        lifetimeSeconds: 86_400,
      },
    },
    refused: {
      'an ID token': {
        header: JWT,
        claims: { sub: AUTH0.sub, aud: 'client-id-of-support-desk', name: 'Ann Example' },
        lifetimeSeconds: 36_000,
        reason: /aud is client-id-of-support-desk, expected https:/,
      },
    },
  },
  {
    heading: 'Amazon Cognito',
    accepted: {
      'an access token': {
        header: {},
        claims: {
          ...{ ...COGNITO, version: 2, client_id: '1example23456789', token_use: 'access' },
          ...{ scope: 'openid roster/users:read', username: 'ann' },
        },
        lifetimeSeconds: 3600,
      },
    },
    refused: {
      'an ID token': {
        header: {},
        claims: { ...COGNITO, aud: '1example23456789', token_use: 'id', email: 'ann@example.net' },
        lifetimeSeconds: 3600,
        reason: /client_id is absent, expected 1example23456789: see access\.jwt\.audience/,
      },
      'an access token of another client': {
        header: {},
        claims: { ...COGNITO, client_id: '2example', token_use: 'access', scope: 'openid' },
        lifetimeSeconds: 3600,
        reason: /client_id is 2example, expected 1example23456789/,
      },
    },
  },
  {
    heading: 'Google',
    accepted: { 'an ID token': { header: JWT, claims: GOOGLE, lifetimeSeconds: 3600 } },
    refused: {
      'an ID token of a private account': {
        header: JWT,
        claims: { ...GOOGLE, hd: undefined, email: 'eve@gmail.example' },
        lifetimeSeconds: 3600,
        reason: /^the token's hd is absent: see access\.jwt\.requiredClaims$/,
      },
      'an ID token of another domain': {
        header: JWT,
        claims: { ...GOOGLE, hd: 'example.org' },
        lifetimeSeconds: 3600,
        reason: /^the token's hd is none of the accepted values/,
      },
    },
  },
];
