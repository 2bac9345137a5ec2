import type { IntercomKey } from '../../../generated/schema-types.ts';
import { auditSecret } from '../../contract/audited-secret.ts';
import type { Lazy } from '../../contract/lazy.ts';
import { defineModel } from '../../contract/model.ts';
import { toGlobalId } from '../../kit/ids/global-id.ts';
import type { WireListedKey } from '../admin-api/list-wire.ts';
import type { Source } from '../context.ts';
import { toInstant } from '../local-time.ts';
import type { WireKey } from './intercom-wire.ts';

type KeySource = Source<'key', Omit<WireKey | WireListedKey, 'intercom_id'>> & {
  /** The native id of the intercom; null if the document does not name it. */
  readonly intercomId: string | null;
  /** Whether the intercom is beyond the fan-out limit. */
  readonly isBeyondFanout?: boolean | undefined;
};

const idOf = ({ key, context }: KeySource) => toGlobalId(context.provider.id, 'key', key.id);

/** Creates a key. */
export const createKey = defineModel<Lazy<IntercomKey>, KeySource>('IntercomKey', {
  id: idOf,
  intercom: ({ intercomId: id, context, isBeyondFanout }) =>
    id === null ? null : context.references.intercom({ id, context, isBeyondFanout }),
  code: (source) => auditSecret(idOf(source), 'code', source.key.key),
  createdAt: ({ key, context }) => toInstant(key.created_at, context.timeZone),
  updatedAt: ({ key, context }) => toInstant(key.updated_at, context.timeZone),
});
