import type { LoadedField, PlannedField } from '../../contract/model.ts';
import type { Read } from '../../contract/read.ts';
import type { OnAppContext } from '../context.ts';
import type { OnAppInstallation } from '../reads.ts';

/** A list of the whole panel; null if the panel lacks it. */
type PanelList<Item> = Read<OnAppInstallation, undefined, readonly Item[] | null>;

/** An object of a list of the panel, with its document. */
export interface ListedObject<Document> {
  readonly document: Document;
  readonly context: OnAppContext;
}

/** An object of a list of the panel, of which only the id is known. */
export interface ReferencedObject {
  readonly id: string;
  readonly context: OnAppContext;
}

/** Creates a field from the value that `pick` takes from the document of the object. */
export type ToField<Document, Source> = <Value>(
  pick: (document: Document, context: OnAppContext) => Value,
  planned?: Pick<PlannedField, 'of'>,
) => LoadedField<Source, Value | null>;

/** Returns the way to create fields of an object whose document is known. */
export const ofDocument =
  <Document>(): ToField<Document, ListedObject<Document>> =>
  (pick, planned) => ({
    ...planned,
    load: ({ document, context }) => pick(document, context),
  });

/** Returns the way to create fields that are read from a list; they are null if the list lacks the object. */
export const readFrom =
  <Document extends { readonly id: string }>(
    list: PanelList<Document>,
  ): ToField<Document, ReferencedObject> =>
  (pick, planned) => ({
    ...planned,
    reads: [list],
    load: async ({ id, context }) => {
      const document = await findById(list, id, context);
      return document && pick(document, context);
    },
  });

/** Finds an entry of a list, which is read only if there is an id; null if the list lacks it. */
export async function findById<Item extends { readonly id: string }>(
  list: PanelList<Item>,
  id: string | null,
  { reads }: OnAppContext,
): Promise<Item | null> {
  if (id === null) return null;
  return (await reads.load(list))?.find((item) => item.id === id) ?? null;
}
