import {
  coerceInputValue,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isScalarType,
} from 'graphql';
import { CommandError } from '../command-error.ts';
import { EXIT } from '../exit-codes.ts';
import { parseJsonValue, parseNumber, ValueError } from './parse-json-value.ts';

/** The input of `updateUser` for one user. */
export interface UserChange {
  /** The field of the input: `vmsBilling`. */
  readonly branch: string;
  /** The changes by field. */
  readonly changes: Readonly<Record<string, unknown>>;
  /** The fields of `changes` that are secrets. */
  readonly secrets: readonly string[];
  readonly input: Readonly<Record<string, unknown>>;
}

/** Returns the secret of a field, which must not be on the command line. */
export type ReadSecret = (field: string) => Promise<string>;

/**
 * Parses `field=value …` into the input of the branch whose fields they are.
 *
 * `field=value` is a text, a number, `true`, an enum value or a list with commas, as the field requires; `field:=JSON` is any value.
 *
 * @param branches the branches that can change users of the provider.
 * @throws {CommandError} for the first argument that is invalid.
 */
export async function parseChanges(
  { id, words, branches }: { id: string; words: readonly string[]; branches: readonly string[] },
  schema: GraphQLSchema,
  readSecret: ReadSecret,
): Promise<UserChange> {
  const parsed = words.map(parseWord);
  const types = branches.map((branch) => ({ branch, type: branchType(schema, branch) }));
  const found = types.find(({ type }) => parsed.every(({ name }) => has(type, name)));
  if (found === undefined) throw explainMismatch(parsed, types);
  const { branch, type } = found;
  const entries: [string, unknown][] = [];
  for (const change of parsed) {
    const field = changeable(type)[change.name];
    if (field === undefined) continue;
    if (entries.some(([name]) => name === change.name)) {
      throw invalid(`${change.name}: is there twice`);
    }
    entries.push([change.name, await toValue(field, change, readSecret)]);
  }
  const changes = Object.fromEntries(entries);
  const secrets = Object.keys(changes).filter((name) => isSecret(changeable(type)[name]));
  const named = 'user' in type.getFields() ? { user: { id } } : { id };
  return { branch, changes, secrets, input: { [branch]: { ...named, ...changes } } };
}

const invalid = (message: string) => new CommandError(message, EXIT.usage);

interface Word {
  readonly name: string;
  readonly isJson: boolean;
  readonly text: string;
}

function parseWord(word: string): Word {
  const at = word.indexOf('=');
  const isJson = at > 0 && word[at - 1] === ':';
  const name = word.slice(0, isJson ? at - 1 : at);
  if (at < 1 || !/^[A-Za-z]\w*$/.test(name)) {
    throw invalid('A change must be written as field=value or field:=JSON.');
  }
  return { name, isJson, text: word.slice(at + 1) };
}

function branchType(schema: GraphQLSchema, branch: string): GraphQLInputObjectType {
  const all = schema.getType('UpdateUserInput');
  const field = isInputObjectType(all) ? all.getFields()[branch] : undefined;
  const type = field && getNamedType(field.type);
  if (isInputObjectType(type)) return type;
  throw new Error('The schema has no input for this branch.');
}

/** Returns the fields that do not name the user. */
function changeable(type: GraphQLInputObjectType): Readonly<Record<string, GraphQLInputField>> {
  const { id: _id, user: _user, ...fields } = type.getFields();
  return fields;
}

const has = (type: GraphQLInputObjectType, name: string) => Object.hasOwn(changeable(type), name);

function explainMismatch(
  words: readonly Word[],
  types: readonly { readonly branch: string; readonly type: GraphQLInputObjectType }[],
): CommandError {
  const unknown = words.find(({ name }) => types.every(({ type }) => !has(type, name)));
  if (unknown !== undefined) {
    const names = types.flatMap(({ type }) => Object.keys(changeable(type)));
    const hint = types.map(({ type }) => suggest(type, unknown.name)).find((one) => one !== '');
    return invalid(
      `${unknown.name}: unknown field${hint ?? '.'} This user has: ${[...new Set(names)].join(', ')}`,
    );
  }
  const sets = types.map(
    ({ branch, type }) => `${branch}: ${Object.keys(changeable(type)).join(', ')}`,
  );
  return invalid(
    ['These fields belong to different APIs: change them one after the other.', ...sets].join(
      '\n  ',
    ),
  );
}

/** Returns the likely name as GraphQL finds it, as in ", did you mean firstName?"; empty if there is none. */
function suggest(type: GraphQLInputObjectType, name: string): string {
  let hint = '';
  coerceInputValue({ [name]: null }, type, (_path, _value, { message }) => {
    const [, likely] = message.split('Did you mean ');
    if (likely !== undefined) hint = `, did you mean ${likely.replaceAll('"', '')}`;
  });
  return hint;
}

async function toValue(
  field: GraphQLInputField,
  { isJson, text }: Word,
  readSecret: ReadSecret,
): Promise<unknown> {
  const { name, type } = field;
  if (isSecret(field)) {
    if (isJson || text !== '-') {
      throw invalid(
        `${name}: is a secret, which must not be on the command line: write ${name}=- and enter it when asked, or pass it to standard input`,
      );
    }
    return readSecret(name);
  }
  const value = parseValue(name, () => (isJson ? parseJsonValue(text) : parseText(type, text)));
  coerceInputValue(value, type, (_path, _value, _error) => {
    throw invalid(`${name}: must be ${describe(type)}`);
  });
  return value;
}

const isSecret = (field: GraphQLInputField | undefined) =>
  field?.astNode?.directives?.some((directive) => directive.name.value === 'secret') === true;

function parseValue(name: string, parse: () => unknown): unknown {
  try {
    return parse();
  } catch (error) {
    if (error instanceof ValueError) throw invalid(`${name}: ${error.message}`);
    throw error;
  }
}

/** Returns a value that may be invalid: the type checks it. */
function parseText(type: GraphQLInputType, text: string): unknown {
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    return text === '' ? [] : text.split(',').map((entry) => parseText(nullable.ofType, entry));
  }
  if (!isScalarType(nullable)) return text;
  if (nullable.name === 'Boolean') return { true: true, false: false }[text] ?? text;
  return ['Int', 'Float'].includes(nullable.name) ? parseNumber(text) : text;
}

function describe(type: GraphQLInputType): string {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return `a list with commas, each ${describe(nullable.ofType)}`;
  if (isEnumType(nullable))
    return nullable
      .getValues()
      .map(({ name }) => name)
      .join(' or ');
  if (isInputObjectType(nullable)) {
    return `an object with ${Object.keys(nullable.getFields()).join(', ')}: write field:=JSON`;
  }
  return `of type ${String(nullable)}`;
}
