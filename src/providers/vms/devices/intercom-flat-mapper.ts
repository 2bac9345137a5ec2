import type { IntercomFlat } from '../../../generated/schema-types.ts';
import { auditSecret } from '../../contract/audited-secret.ts';
import type { Lazy } from '../../contract/lazy.ts';
import { defineModel } from '../../contract/model.ts';
import { toGlobalId } from '../../kit/ids/global-id.ts';
import type { Source } from '../context.ts';
import type { WireFlat } from './intercom-wire.ts';

type FlatSource = Source<'flat', WireFlat> & {
  /** The intercom whose list contains the flat, which need not repeat it; absent in the document of a user. */
  readonly intercomId?: string;
  /** Whether the intercom is beyond the fan-out limit. */
  readonly isBeyondFanout?: boolean | undefined;
};

const idOf = ({ flat, context }: FlatSource) => toGlobalId(context.provider.id, 'flat', flat.id);

/** Creates a flat. Its lines are in the flat or in its `properties`, under one of two names. */
export const createFlat = defineModel<Lazy<IntercomFlat>, FlatSource>('IntercomFlat', {
  id: idOf,
  flat: ({ flat }) => flat.flat,
  intercom: ({ flat, context, intercomId, isBeyondFanout }) => {
    const id = intercomId ?? flat.intercom_id;
    return id === null ? null : context.references.intercom({ id, context, isBeyondFanout });
  },
  landlineNumber: ({ flat }) =>
    flat.landline_number ??
    flat.duplicate_number ??
    flat.properties?.landline_number ??
    flat.properties?.duplicate_number ??
    null,
  sipNumber: (source) =>
    auditSecret(
      idOf(source),
      'sipNumber',
      source.flat.number ?? source.flat.properties?.number ?? null,
    ),
  isSmartphoneSipLineAvailable: ({ flat }) =>
    flat.is_smartphone_sip_line_available ??
    flat.properties?.is_smartphone_sip_line_available ??
    null,
  isLandlineSipLineAvailable: ({ flat }) =>
    flat.is_landline_sip_line_available ?? flat.properties?.is_landline_sip_line_available ?? null,
  isAnalogLineEnabled: ({ flat }) =>
    flat.is_analog_line_enable ??
    flat.is_analog_line_available ??
    flat.properties?.is_analog_line_enable ??
    flat.properties?.is_analog_line_available ??
    null,
  isSipLineEnabled: ({ flat }) =>
    flat.is_sip_line_enable ?? flat.properties?.is_sip_line_enable ?? null,
});
