import type { FieldNode, GraphQLObjectType, SelectionSetNode } from 'graphql';
import type { Fragments, SelectionSets } from './collect-fields.ts';
import type { SelectedField } from './selected-field.ts';

/** A selected field, as it is for every request with the document. */
export interface KnownField extends Omit<SelectedField, 'args'> {
  /** Undefined if they depend on variables, or are invalid. */
  readonly args: SelectedField['args'] | undefined;
  /** The first of its nodes, which has its arguments. */
  readonly node: FieldNode;
}

/** The selected fields of a type, as they are for every request with the document. */
export interface KnownSelection {
  readonly fields: readonly KnownField[];
  /** The same fields if the arguments of all of them are known. */
  readonly constant: readonly SelectedField[] | undefined;
  /** The number of selections that were read. */
  readonly count: number;
}

/** Maximum number of fields that are kept with a document: hostile ones have many. */
const MAX_KEPT = 500;

/**
 * Keeps what was read of the selections of one document, so that planning an operation and checking
 * the rights of its caller do not read them again for every request. Documents are distinguished by
 * their fragments, which every request with a document shares, unless variables decide what is
 * selected: then each request has its own.
 */
export class KnownSelections {
  readonly #byType = new Map<GraphQLObjectType, Map<unknown, KnownSelection>>();
  #count = 0;

  static of(fragments: Fragments): KnownSelections {
    const known = KNOWN.get(fragments) ?? new KnownSelections();
    KNOWN.set(fragments, known);
    return known;
  }

  get(type: GraphQLObjectType, selectionSets: SelectionSets): KnownSelection | undefined {
    return this.#byType.get(type)?.get(toKey(selectionSets));
  }

  /** @returns the selection. */
  keep(
    type: GraphQLObjectType,
    selectionSets: SelectionSets,
    selection: KnownSelection,
  ): KnownSelection {
    if (this.#count >= MAX_KEPT) return selection;
    this.#count += selection.fields.length;
    const selections = this.#byType.get(type) ?? new Map<unknown, KnownSelection>();
    this.#byType.set(type, selections.set(toKey(selectionSets), selection));
    return selection;
  }
}

const KNOWN = new WeakMap<Fragments, KnownSelections>();

/** Nearly every field is written once, so that its only selection set identifies what it selects. */
const toKey = (selectionSets: SelectionSets): SelectionSets | SelectionSetNode | undefined =>
  selectionSets.length === 1 ? selectionSets[0] : selectionSets;
