import type { Permission } from '../../../generated/schema-types.ts';
import type { Lazy } from '../../contract/lazy.ts';
import { toGlobalId } from '../../kit/ids/global-id.ts';
import type { WirePermission } from '../admin-api/wire.ts';
import type { VmsContext } from '../context.ts';

export function toPermission(
  permission: WirePermission,
  { provider }: Pick<VmsContext, 'provider'>,
): Lazy<Permission> {
  return {
    __typename: 'Permission',
    id: toGlobalId(provider.id, 'permission', permission.id),
    name: permission.name,
    displayName: permission.display_name,
    group: permission.group,
  };
}
