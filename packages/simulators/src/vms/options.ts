import type { Language } from './language.ts';

/**
 * The way in which the Billing API admits callers: its pages contradict each other (fact sheet 1.2,
 * quirk 7).
 */
export type BillingAuth =
  /** Admits every caller: the page of 25.06. */
  | 'open'
  /** Admits no caller: responds with 403, as to an address off the allow-list (INFERRED). */
  | 'forbidden'
  /** Admits callers that send this header with this value; others get 401, as two pages list. */
  | { readonly header: string; readonly value: string };

/**
 * The response of the Billing API to an unknown login. It is not documented; all three are
 * INFERRED.
 */
export type LoginRefusal =
  /** 422 with `errors.login`: Laravel's `exists` rule. */
  | 'login'
  /** 422 with a key that is not a request field, as the Validation article allows. */
  | 'anyKey'
  /** 404, although the user pages list none. */
  | 'notFound';

/** The position of a flat's line fields, which differs by version, as their names do (quirk 27). */
export type FlatFields =
  /**
   * As each page prints: flat in `users/{user}` and `flats/{flat}`, nested in the list of flats.
   */
  | 'perPage'
  /** 24.12: properties of the flat itself, `landline_number`. */
  | 'flat'
  /** 23.12: below `properties`, `duplicate_number` instead of `landline_number`. */
  | 'nested';

/** The differences between real installations. Every option has a default. */
export interface VmsSimulatorOptions {
  /** Default: a free port. */
  readonly billingPort?: number | undefined;
  /** Default: a free port. */
  readonly adminPort?: number | undefined;
  /** Default `open`. */
  readonly billingAuth?: BillingAuth | undefined;
  /** IANA name of the zone of dates that are written without one (1.7). Default `Europe/Minsk`. */
  readonly timeZone?: string | undefined;
  /** The lifetime of an Admin token, in milliseconds. Default one hour. */
  readonly tokenLifetimeMs?: number | undefined;
  /**
   * How many sessions one administrator may have: a further sign-in ends the oldest one (INFERRED
   * from the limit per user of 25.12). Default: any number.
   */
  readonly sessionsPerAccount?: number | undefined;
  /** Whether `access_token` begins with the word "Bearer", as in the sample (quirk 25). Default true. */
  readonly bearerPrefix?: boolean | undefined;
  /** Whether the undocumented `GET /api/admin/v1/users` exists (5.3). Default false. */
  readonly usersList?: boolean | undefined;
  /**
   * Whether `intercoms/show` responds with 204 without a body, as its heading says (quirk 17).
   * Default false.
   */
  readonly showRespondsWith204?: boolean | undefined;
  /** Default `login`. */
  readonly loginRefusal?: LoginRefusal | undefined;
  /** Whether the Billing API finds a login written in another case (INFERRED). Default false. */
  readonly loginsIgnoreCase?: boolean | undefined;
  /** Whether the Admin API writes each boolean as 0 or 1 (quirk 8). Default false: both kinds, per 5.5. */
  readonly booleansAs01?: boolean | undefined;
  /**
   * The types of billing users besides `user` and `legal`, which the initial people have (2.2).
   * Default `b2b` and `b2c`, as in the vendor's sample.
   */
  readonly userTypes?: readonly string[] | undefined;
  /**
   * The names of permissions that billing users may have, besides those that pages print (7). One
   * role has them all. Default: those of the vendor's mobile app.
   */
  readonly permissions?: readonly string[] | undefined;
  /** Default `perPage`. */
  readonly flatFields?: FlatFields | undefined;
  /** The language of texts if the caller names no language in `Hl` (1.4). Default `en`. */
  readonly language?: Language | undefined;
}

/** The options with their defaults filled in. */
export interface VmsOptions {
  readonly billingAuth: BillingAuth;
  readonly timeZone: string;
  readonly tokenLifetimeMs: number;
  readonly sessionsPerAccount: number;
  readonly bearerPrefix: boolean;
  readonly usersList: boolean;
  readonly showRespondsWith204: boolean;
  readonly loginRefusal: LoginRefusal;
  readonly loginsIgnoreCase: boolean;
  readonly booleansAs01: boolean;
  readonly userTypes: readonly string[];
  readonly permissions: readonly string[];
  readonly flatFields: FlatFields;
  readonly language: Language;
}

/**
 * Permissions that the vendor's mobile app checks and no page prints, without the deprecated ones
 * (7).
 */
const MOBILE_PERMISSIONS: readonly string[] = [
  'ptz',
  'intercom-index',
  'analytic',
  'bridges',
  'camera-events-store',
  'logins-store',
  'users-index',
  'users-store',
  'users-show',
  'users-update',
  'users-destroy',
  'users-change-password',
];

/** Fills in the defaults that `VmsSimulatorOptions` documents. */
export function resolveOptions(chosen: VmsSimulatorOptions): VmsOptions {
  return {
    billingAuth: chosen.billingAuth ?? 'open',
    timeZone: chosen.timeZone ?? 'Europe/Minsk',
    tokenLifetimeMs: chosen.tokenLifetimeMs ?? 3_600_000,
    sessionsPerAccount: chosen.sessionsPerAccount ?? Number.POSITIVE_INFINITY,
    bearerPrefix: chosen.bearerPrefix ?? true,
    usersList: chosen.usersList ?? false,
    showRespondsWith204: chosen.showRespondsWith204 ?? false,
    loginRefusal: chosen.loginRefusal ?? 'login',
    loginsIgnoreCase: chosen.loginsIgnoreCase ?? false,
    booleansAs01: chosen.booleansAs01 ?? false,
    userTypes: chosen.userTypes ?? ['b2b', 'b2c'],
    permissions: chosen.permissions ?? MOBILE_PERMISSIONS,
    flatFields: chosen.flatFields ?? 'perPage',
    language: chosen.language ?? 'en',
  };
}
