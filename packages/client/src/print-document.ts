import type { ParsedDocument } from './typed-document.ts';

/*
 * Prints a parsed document as `print` of `graphql` 16 does, so that a trusted document keeps its hash. It is
 * written again here because bundlers fail on an import of an optional package that is not installed. Only operations and
 * fragments are printed; a block string is printed as a string, which has the same value.
 */

/** The properties of a node of the syntax tree, of whichever kind, that are nodes, lists of nodes or texts. */
interface Node {
  readonly kind: string;
  readonly name?: Node;
  readonly alias?: Node;
  readonly type?: Node;
  readonly variable?: Node;
  readonly defaultValue?: Node;
  readonly typeCondition?: Node;
  readonly selectionSet?: Node;
  readonly operation?: string;
  readonly value?: Node | string | boolean;
  readonly definitions?: readonly Node[];
  readonly variableDefinitions?: readonly Node[];
  readonly directives?: readonly Node[];
  readonly selections?: readonly Node[];
  readonly arguments?: readonly Node[];
  readonly values?: readonly Node[];
  readonly fields?: readonly Node[];
}

/** The length from which the arguments of a field are printed on lines of their own, as `graphql` does. */
const LONG_LINE = 80;

const all = (nodes: readonly Node[] | undefined, separator: string): string =>
  (nodes ?? []).map(print).join(separator);

const words = (...parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join(' ');

const around = (before: string, text: string, after = ''): string =>
  text === '' ? '' : before + text + after;

const indent = (text: string): string => `  ${text.replaceAll('\n', '\n  ')}`;

const one = (node: Node | undefined): string => (node === undefined ? '' : print(node));

const variables = (node: Node): string => around('(', all(node.variableDefinitions, ', '), ')');

const named = (node: Node): string => `${one(node.name)}: ${literal(node)}`;

const literal = ({ value }: Node): string =>
  typeof value === 'object' ? print(value) : String(value);

function field(node: Node): string {
  const name = around('', one(node.alias), ': ') + one(node.name);
  const line = name + around('(', all(node.arguments, ', '), ')');
  const block = name + around('(\n', indent(all(node.arguments, '\n')), '\n)');
  return words(
    line.length > LONG_LINE ? block : line,
    all(node.directives, ' '),
    one(node.selectionSet),
  );
}

function operation(node: Node): string {
  const head = words(
    node.operation ?? '',
    one(node.name) + variables(node),
    all(node.directives, ' '),
  );
  return head === 'query' ? one(node.selectionSet) : words(head, one(node.selectionSet));
}

const PRINTERS: Readonly<Record<string, (node: Node) => string>> = {
  Document: (node) => all(node.definitions, '\n\n'),
  OperationDefinition: operation,
  FragmentDefinition: (node) =>
    words(
      `fragment ${one(node.name)}${variables(node)} on ${one(node.typeCondition)}`,
      all(node.directives, ' '),
      one(node.selectionSet),
    ),
  VariableDefinition: (node) =>
    words(
      `${one(node.variable)}: ${one(node.type)}${around(' = ', one(node.defaultValue))}`,
      all(node.directives, ' '),
    ),
  SelectionSet: (node) => `{\n${indent(all(node.selections, '\n'))}\n}`,
  Field: field,
  FragmentSpread: (node) => words(`...${one(node.name)}`, all(node.directives, ' ')),
  InlineFragment: (node) =>
    words(
      '...',
      around('on ', one(node.typeCondition)),
      all(node.directives, ' '),
      one(node.selectionSet),
    ),
  Directive: (node) => `@${one(node.name)}${around('(', all(node.arguments, ', '), ')')}`,
  Argument: named,
  ObjectField: named,
  Variable: (node) => `$${one(node.name)}`,
  NamedType: (node) => one(node.name),
  ListType: (node) => `[${one(node.type)}]`,
  NonNullType: (node) => `${one(node.type)}!`,
  StringValue: (node) => JSON.stringify(node.value),
  NullValue: () => 'null',
  ListValue: (node) => `[${all(node.values, ', ')}]`,
  ObjectValue: (node) => `{${all(node.fields, ', ')}}`,
};

/** Names, numbers, booleans and enum values are their own text. */
function print(node: Node): string {
  return (PRINTERS[node.kind] ?? literal)(node);
}

/** Returns the text of a parsed document. */
export function printDocument(document: ParsedDocument): string {
  return print(document as Node & ParsedDocument);
}
