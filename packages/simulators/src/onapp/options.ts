/** A major and a minor version: `6.7`. */
export type PanelVersion = `${number}.${number}`;

/**
 * The behaviour that the fact sheet marks INFERRED, or that differs between versions and
 * installations.
 */
export interface OnAppOptions {
  /**
   * Decides which properties and routes exist, and the defaults of the other options (fact sheet
   * 1). Default: `6.7`. From 6.0 on users have `bucket_id`, before that `billing_plan_id` (Q4).
   */
  readonly version: PanelVersion;
  /** The response to PUT and DELETE (Q1). Default: `204`; before 3.0 `emptyObject`. */
  readonly putResponse: '204' | 'emptyObject' | 'space' | 'object';
  /** The form of a 422 in JSON (Q11). XML has one form only. Default: `map`; before 3.0 `list`. */
  readonly errorsAs: 'map' | 'list' | 'string' | 'error';
  /**
   * Whether the caller has `users.read_prices.*`; if not, amounts and prices are absent (Q17).
   * Default: true.
   */
  readonly readPrices: boolean;
  /**
   * Permissions that the caller lacks although a role grants them: those calls get 403. Default: no
   * permission.
   */
  readonly withheldPermissions: readonly string[];
  /** Whether lists honour `page` and `per_page` (Q25). Default: `honoured`. */
  readonly paging: 'honoured' | 'ignored';
  /**
   * Whether a user must keep a role: an empty `role_ids` is rejected, on `base`. Default: false.
   */
  readonly requireRole: boolean;
  /** The handling of a password that a caller with an API key sends (Q7). Default: `refused`. */
  readonly apiKeyPasswordChange: 'refused' | 'ignored';
  /**
   * Whether an update's additional fields are merged into the others by name or replace them.
   * Default: `merge`.
   */
  readonly additionalFields: 'merge' | 'replace';
  /** The name of the payer in `/billing/user/payments` (Q19). Default: `payer_id`. */
  readonly payerAs: 'payer_id' | 'user_id';
  /**
   * The root name of payments in `/users/:id/payments` (Q19). Default: `billing_user_payment`;
   * before 4.2 `payment`.
   */
  readonly paymentsAs: 'payment' | 'billing_user_payment';
  /**
   * The form of decimals in JSON (Q10). Default: `number`, which the vendor's Go client reads;
   * before 6.0 `string`.
   */
  readonly decimalsAs: 'string' | 'number';
  /** The status of suspend and activate from 3.0 on; 204 has no user in its body. Default: 200. */
  readonly suspendResponse: 200 | 201 | 204;
  /**
   * Whether users contain secrets of other systems, made-up ones (Q16). Default: before 5.0 only.
   */
  readonly showSecrets: boolean;
}

/**
 * Returns the options that are the defaults of a panel's version, overridden by the chosen ones.
 */
export function resolveOptions(chosen: Partial<OnAppOptions>): OnAppOptions {
  const version = chosen.version ?? '6.7';
  return {
    version,
    putResponse: isAtLeast(version, '3.0') ? '204' : 'emptyObject',
    errorsAs: isAtLeast(version, '3.0') ? 'map' : 'list',
    readPrices: true,
    withheldPermissions: [],
    paging: 'honoured',
    requireRole: false,
    apiKeyPasswordChange: 'refused',
    additionalFields: 'merge',
    payerAs: 'payer_id',
    paymentsAs: isAtLeast(version, '4.2') ? 'billing_user_payment' : 'payment',
    decimalsAs: isAtLeast(version, '6.0') ? 'number' : 'string',
    suspendResponse: 200,
    showSecrets: !isAtLeast(version, '5.0'),
    ...chosen,
  };
}

export function isAtLeast(version: PanelVersion, wanted: PanelVersion): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = wanted.split('.').map(Number);
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}

/** Returns the name of the property that identifies a user's prices (Q4). */
export function billingField(version: PanelVersion): 'bucket_id' | 'billing_plan_id' {
  return isAtLeast(version, '6.0') ? 'bucket_id' : 'billing_plan_id';
}
