/** The capabilities of one configured installation. Everything else is rejected before anything is sent. */
export interface Capabilities {
  readonly billingApi: boolean;
  readonly adminApi: boolean;
  readonly usersList: boolean;
  /** The configured ids of permissions by name. */
  readonly permissionIds: ReadonlyMap<string, string>;
}
