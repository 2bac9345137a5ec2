/** The types in the ids of all objects. The compiler rejects an id of another type. */
export const ID_TYPES = [
  // Of several providers.
  'user',
  'permission',
  // Aipix VMS.
  'camera',
  'camera-group',
  'intercom',
  'intercom-group',
  'flat',
  'key',
  'subuser',
  'login',
  'folder',
  'pack',
  'model',
  'bridge',
  'host',
  // ActivePlatform.
  'account',
  'subscription',
  'plan',
  'plan-period',
  // OnApp.
  'role',
  'bucket',
  'billing-plan',
  'group',
  'user-group',
  'image-template-group',
  'firewall',
  'payment',
  'ip-address',
] as const;

/** The type in an id: `camera` in `vms/camera/1`. */
export type IdType = (typeof ID_TYPES)[number];

/** Returns whether ids of this type exist, at any provider. */
export const isIdType = (type: string): type is IdType => ID_TYPES.some((known) => known === type);
