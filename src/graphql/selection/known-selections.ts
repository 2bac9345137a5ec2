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

/** Maximum number of selections and fields that are kept with a document: hostile ones have many. */
const MAX_KEPT = 500;

/**
 * Keeps what was read of the selections of one document, so that planning an operation and checking
 * the rights of its caller do not read them again for every request. Documents are distinguished by
 * their fragments, which every request with a document shares, unless variables decide what is
 * selected: then each request has its own. A field that is written once is known by its only
 * selection set. Several sets are joined anew for each request, so their selection is not kept.
 */
export class KnownSelections {
  readonly #byType = new Map<GraphQLObjectType, Map<SelectionSetNode, KnownSelection>>();
  #count = 0;

  /** The number of selections that are kept. */
  get size(): number {
    return [...this.#byType.values()].reduce((sum, { size }) => sum + size, 0);
  }

  static of(fragments: Fragments): KnownSelections {
    const known = KNOWN.get(fragments) ?? new KnownSelections();
    KNOWN.set(fragments, known);
    return known;
  }

  get(type: GraphQLObjectType, selectionSets: SelectionSets): KnownSelection | undefined {
    const set = onlySetOf(selectionSets);
    return set && this.#byType.get(type)?.get(set);
  }

  /** @returns the selection. */
  keep(
    type: GraphQLObjectType,
    selectionSets: SelectionSets,
    selection: KnownSelection,
  ): KnownSelection {
    const set = onlySetOf(selectionSets);
    if (set === undefined || this.#count >= MAX_KEPT) return selection;
    this.#count += 1 + selection.fields.length;
    const selections = this.#byType.get(type) ?? new Map<SelectionSetNode, KnownSelection>();
    this.#byType.set(type, selections.set(set, selection));
    return selection;
  }
}

const KNOWN = new WeakMap<Fragments, KnownSelections>();

const onlySetOf = (selectionSets: SelectionSets): SelectionSetNode | undefined =>
  selectionSets.length === 1 ? selectionSets[0] : undefined;
