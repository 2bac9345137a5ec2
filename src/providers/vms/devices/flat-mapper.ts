import type { IntercomFlat } from '../../../generated/schema-types.ts';
import { auditSecret } from '../../contract/audited-secret.ts';
import type { Lazy } from '../../contract/lazy.ts';
import { toGlobalId, toGlobalIdOrNull } from '../../kit/ids/global-id.ts';
import type { VmsContext } from '../context.ts';
import type { WireFlat } from './intercom-wire.ts';

/** Maps a flat in the document of a user. */
export function toIntercomFlat(flat: WireFlat, { provider }: VmsContext): Lazy<IntercomFlat> {
  const id = toGlobalId(provider.id, 'flat', flat.id);
  return {
    __typename: 'IntercomFlat',
    id,
    flat: flat.flat,
    keyCount: flat.key_count,
    usersCount: flat.users_count,
    intercomId: toGlobalIdOrNull(provider.id, 'intercom', flat.intercom_id),
    landlineNumber: flat.landline_number,
    sipNumber: auditSecret(id, 'sipNumber', flat.number),
    isSmartphoneSipLineAvailable: flat.is_smartphone_sip_line_available,
    isLandlineSipLineAvailable: flat.is_landline_sip_line_available,
    isAnalogLineEnabled: flat.is_analog_line_enable,
    isSipLineEnabled: flat.is_sip_line_enable,
  };
}

/** Maps a flat in the list of an intercom, which need not repeat the id of the intercom. */
export const toListedFlat = (flat: WireFlat, intercomId: string, context: VmsContext) =>
  toIntercomFlat({ ...flat, intercom_id: intercomId }, context);
