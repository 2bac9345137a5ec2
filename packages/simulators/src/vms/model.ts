/**
 * The content of a VMS installation, in our own words; the wire shapes of the two APIs are in
 * `billing-wire.ts` and `admin-*-wire.ts`.
 */

/** An instant in RFC 3339 in UTC, as in `2022-11-16T15:05:06Z`. */
export type Instant = string;

/** The status of a user, and of one camera for one user. */
export type AccessStatus = 'active' | 'blocked';

/** The free data that the customer's billing system stores with a user. */
export interface BillingRecord {
  id: string;
  data: Record<string, string>;
  extra: Record<string, string>[];
}

/** An element of `billing_properties`, such as a phone number. */
export interface Property {
  readonly type: string;
  readonly value: string;
}

/** A user's link to a camera: the `pivot` of the Admin API. */
export interface CameraAccess {
  readonly cameraId: number;
  /** The user's own name for the camera. */
  readonly name: string;
  readonly isFavorite: boolean;
  readonly status: AccessStatus;
}

/** The three levels of video analytics (fact sheet 2.9). */
export type LicenceLevel = 'analytic_l1' | 'analytic_l2' | 'analytic_l3';

/** The number of cases of one level that a user may run, and the number that run. */
export interface Licence {
  all: number;
  readonly used: number;
}

/** A row in the one user table, administrators excepted (`Administrator`). */
export interface Person {
  readonly id: number;
  /** Empty for sub-users (quirk 13). */
  readonly login: string;
  readonly name: string | null;
  /** One of `Catalogue.userTypes`, `special` or `subuser`. */
  readonly type: string;
  /** The id of the user that owns a sub-user; null for other persons. */
  readonly parentId: number | null;
  password: string;
  status: AccessStatus;
  canUpdatePassword: boolean;
  properties: readonly Property[];
  billing: BillingRecord | null;
  permissionIds: readonly number[];
  cameras: readonly CameraAccess[];
  flatIds: readonly number[];
  readonly licences: Record<LicenceLevel, Licence>;
  sessionLimits: { readonly intercom: number; readonly cctv: number } | null;
  readonly expiredAt: Instant | null;
  readonly createdAt: Instant;
  updatedAt: Instant;
  /**
   * Deletion is soft (INFERRED, fact sheet 2.1): the row stays, but every route behaves as if it
   * did not exist.
   */
  deletedAt: Instant | null;
}

/** An account that signs in at the Admin API (fact sheet 6.1). */
export interface Administrator {
  readonly id: number;
  readonly login: string;
  readonly name: string;
  readonly password: string;
  readonly permissionIds: readonly number[];
  /** The root groups whose cameras this administrator sees (quirk 38). */
  readonly rootGroupIds: readonly number[];
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

/** A text for people, in both languages of the installation. */
export interface Label {
  readonly en: string;
  readonly ru: string;
}

/** A permission. Those of type `user` and those of type `admin` share one space of ids. */
export interface Permission {
  readonly id: number;
  readonly name: string;
  readonly type: 'user' | 'admin';
  readonly display: Label;
  readonly group: Label;
}

/** A named set of permissions of one type (fact sheet 6). */
export interface Role {
  readonly id: number;
  readonly name: string;
  readonly type: 'user' | 'admin';
  readonly permissionIds: readonly number[];
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}
