/** Major and minor: `6.7`. */
export type PanelVersion = `${number}.${number}`;

/** What the fact sheet marks INFERRED, and what differs between versions and installations. */
export interface OnAppSwitches {
  /**
   * Decides which members and routes there are, and the defaults of the other switches (fact sheet
   * 1). Default: `6.7`. From 6.0 on users have `bucket_id`, before that `billing_plan_id` (Q4).
   */
  readonly version: PanelVersion;
  /** What PUT and DELETE answer (Q1). Default: `204`; before 3.0 `emptyObject`. */
  readonly putAnswer: '204' | 'emptyObject' | 'space' | 'object';
  /** The form of a 422 in JSON (Q11). XML has one form only. Default: `map`; before 3.0 `list`. */
  readonly errorsAs: 'map' | 'list' | 'string' | 'error';
  /** Whether the caller holds `users.read_prices.*`; else amounts and prices are absent (Q17). Default: true. */
  readonly readPrices: boolean;
  /** Permissions that the caller lacks although a role grants them: those calls answer 403. Default: none. */
  readonly withheldPermissions: readonly string[];
  /** Whether lists heed `page` and `per_page` (Q25). Default: `honoured`. */
  readonly paging: 'honoured' | 'ignored';
  /** Whether a user must keep a role: an empty `role_ids` is refused, on `base`. Default: false. */
  readonly requireRole: boolean;
  /** What becomes of a password that a caller with an API key sends (Q7). Default: `refused`. */
  readonly apiKeyPasswordChange: 'refused' | 'ignored';
  /** Whether an update's additional fields join the others by name or take their place. Default: `merge`. */
  readonly additionalFields: 'merge' | 'replace';
  /** How decimals stand in JSON (Q10). Default: `string`. */
  readonly decimalsAs: 'string' | 'number';
  /** What suspend and activate answer from 3.0 on; 204 comes without the user. Default: 200. */
  readonly suspendAnswer: 200 | 201 | 204;
  /** Whether users hold secrets of other systems, made-up ones (Q16). Default: before 5.0 only. */
  readonly showSecrets: boolean;
}

/** The switches that a version of the panel has of itself, and those that were set over them. */
export function toSwitches(chosen: Partial<OnAppSwitches>): OnAppSwitches {
  const version = chosen.version ?? '6.7';
  return {
    version,
    putAnswer: isAtLeast(version, '3.0') ? '204' : 'emptyObject',
    errorsAs: isAtLeast(version, '3.0') ? 'map' : 'list',
    readPrices: true,
    withheldPermissions: [],
    paging: 'honoured',
    requireRole: false,
    apiKeyPasswordChange: 'refused',
    additionalFields: 'merge',
    decimalsAs: 'string',
    suspendAnswer: 200,
    showSecrets: !isAtLeast(version, '5.0'),
    ...chosen,
  };
}

export function isAtLeast(version: PanelVersion, wanted: PanelVersion): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = wanted.split('.').map(Number);
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}

/** The member that names a user's prices (Q4). */
export function billingField(version: PanelVersion): 'bucket_id' | 'billing_plan_id' {
  return isAtLeast(version, '6.0') ? 'bucket_id' : 'billing_plan_id';
}
