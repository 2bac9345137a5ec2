import type { LoadedField } from '../../contract/model.ts';
import type { Read } from '../../contract/read.ts';
import type { UserSource } from '../context.ts';
import type { OnAppInstallation } from '../reads.ts';

/** A list of the whole panel; null if the panel lacks it. */
type PanelList<Item> = Read<OnAppInstallation, undefined, readonly Item[] | null>;

/** Returns the id of the user's bucket; null if the user has none, or the panel has billing plans. */
export const toBucketId = ({ user, context }: UserSource): string | null =>
  context.billingField === 'bucket_id' ? user.bucket_id : null;

/** Returns the id of the user's billing plan; null if the user has none, or the panel has buckets. */
export const toBillingPlanId = ({ user, context }: UserSource): string | null =>
  context.billingField === 'billing_plan_id' ? user.billing_plan_id : null;

/** Creates a field that looks something up in a list; null if there is no id, or the list lacks it. */
export const lookUp = <Item extends { readonly id: string }, Value>(
  list: PanelList<Item>,
  toId: (source: UserSource) => string | null,
  map: (item: Item, context: UserSource['context']) => Value,
): LoadedField<UserSource, Value | null> => ({
  reads: [list],
  load: async (source) => {
    const item = await findById(list, toId(source), source);
    return item && map(item, source.context);
  },
});

/** Finds an entry of a list, which is read only if there is an id; null if the list lacks it. */
export async function findById<Item extends { readonly id: string }>(
  list: PanelList<Item>,
  id: string | null,
  { context }: Pick<UserSource, 'context'>,
): Promise<Item | null> {
  if (id === null) return null;
  return (await context.reads.load(list))?.find((item) => item.id === id) ?? null;
}
