import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { fragmentsOf } from '../selection/collect-fields.ts';

/** The size of a part of a document, with fragments counted as often as they are spread. */
export interface Measures {
  /** Nesting of fields; those of introspection count as one. */
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
  /** How often each response name is written at the top level. */
  readonly repeated: ReadonlyMap<string, number>;
  /** The highest number of times that one name is written in one selection, here or below. */
  readonly mostRepeated: number;
}

const NOTHING: Measures = {
  depth: 0,
  aliases: 0,
  directives: 0,
  repeated: new Map(),
  mostRepeated: 0,
};

/**
 * Returns a function that measures the operations of one document. Each fragment is read once,
 * however often it is spread, so the work grows with the length of the text and not with its
 * expansion.
 */
export function measuring(
  document: DocumentNode,
): (operation: OperationDefinitionNode) => Measures {
  const fragments: Readonly<Record<string, FragmentDefinitionNode>> = fragmentsOf(document);
  const known = new Map<string, Measures>();

  const ofFragment = (name: string): Measures => {
    const before = known.get(name);
    if (before !== undefined) return before;
    // A fragment that spreads itself adds nothing here: validation refuses it.
    known.set(name, NOTHING);
    const fragment = Object.hasOwn(fragments, name) ? fragments[name] : undefined;
    if (fragment === undefined) return NOTHING;
    const { selectionSet, directives } = fragment;
    const measured = withDirectives(ofSelections(selectionSet), directives?.length);
    known.set(name, measured);
    return measured;
  };

  const ofSelections = ({ selections }: SelectionSetNode): Measures => {
    const parts = selections.map(ofSelection);
    const repeated = new Map<string, number>();
    for (const part of parts) {
      for (const [name, times] of part.repeated) {
        repeated.set(name, (repeated.get(name) ?? 0) + times);
      }
    }
    return {
      depth: greatest(parts.map(({ depth }) => depth)),
      aliases: sum(parts.map(({ aliases }) => aliases)),
      directives: sum(parts.map(({ directives }) => directives)),
      repeated,
      mostRepeated: greatest([
        ...parts.map(({ mostRepeated }) => mostRepeated),
        ...repeated.values(),
      ]),
    };
  };

  const ofSelection = (selection: SelectionNode): Measures => {
    const own = selection.directives?.length;
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      return withDirectives(ofFragment(selection.name.value), own);
    }
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      return withDirectives(ofSelections(selection.selectionSet), own);
    }
    const { name, alias, selectionSet } = selection;
    const below = selectionSet === undefined ? NOTHING : ofSelections(selectionSet);
    const isIntrospection = name.value.startsWith('__');
    return {
      ...withDirectives(below, own),
      depth: isIntrospection ? 1 : below.depth + 1,
      aliases: below.aliases + (alias === undefined ? 0 : 1),
      repeated: new Map([[(alias ?? name).value, 1]]),
    };
  };

  return ({ selectionSet, directives = [], variableDefinitions = [] }) => {
    const onVariables = variableDefinitions.map((variable) => variable.directives?.length ?? 0);
    return withDirectives(ofSelections(selectionSet), directives.length + sum(onVariables));
  };
}

const withDirectives = (measures: Measures, more = 0): Measures => ({
  ...measures,
  directives: measures.directives + more,
});

const sum = (numbers: readonly number[]) => numbers.reduce((all, number) => all + number, 0);

/** Returns the greatest number of a list that may be too long to be spread into arguments. */
const greatest = (numbers: readonly number[]) =>
  numbers.reduce((most, number) => Math.max(most, number), 0);
