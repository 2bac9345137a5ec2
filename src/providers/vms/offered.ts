/** What the configuration of one installation offers: all else is refused, and nothing is sent for it. */
export interface Offered {
  readonly billingApi: boolean;
  readonly adminApi: boolean;
  readonly usersList: boolean;
  /** Ids of permissions by name, as far as they are configured. */
  readonly permissionIds: ReadonlyMap<string, string>;
}
