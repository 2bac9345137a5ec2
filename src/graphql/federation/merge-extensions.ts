import {
  type DefinitionNode,
  type DocumentNode,
  isTypeDefinitionNode,
  isTypeExtensionNode,
  type TypeDefinitionNode,
  type TypeExtensionNode,
} from 'graphql';

/** The lists that a type and its extensions may have. */
const LISTS = ['interfaces', 'directives', 'fields', 'values', 'types'] as const;

/**
 * Returns the document with each type defined once, at the position of its definition: the fields,
 * values and types of its extensions follow its own. Everything else stays as it is, including an
 * extension of the schema or of a type that the document does not define.
 */
export function mergeExtensions({ definitions, ...document }: DocumentNode): DocumentNode {
  const defined = new Set(definitions.filter(isTypeDefinitionNode).map(({ name }) => name.value));
  const extensions = definitions.filter(isTypeExtensionNode);
  const merged = definitions.flatMap((definition): DefinitionNode[] => {
    if (isTypeExtensionNode(definition) && defined.has(definition.name.value)) return [];
    if (!isTypeDefinitionNode(definition)) return [definition];
    const own = extensions.filter(({ name }) => name.value === definition.name.value);
    return [own.reduce(extend, definition)];
  });
  return { ...document, definitions: merged };
}

function extend(type: TypeDefinitionNode, extension: TypeExtensionNode): TypeDefinitionNode {
  const lists = LISTS.flatMap((name) => {
    const [own, added] = [listOf(type, name), listOf(extension, name)];
    return added.length === 0 ? [] : [[name, [...own, ...added]] as const];
  });
  return { ...type, ...Object.fromEntries(lists) };
}

function listOf(node: TypeDefinitionNode | TypeExtensionNode, name: string): readonly unknown[] {
  const list: unknown = Object.entries(node).find(([key]) => key === name)?.[1];
  return Array.isArray(list) ? list : [];
}
