import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import { makeExecutableSchema } from '@graphql-tools/schema';
import {
  type ConstDirectiveNode,
  execute,
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  parse,
  print,
} from 'graphql';
import { AccessError } from '../../../src/access/access-error.ts';
import { ForbiddenError } from '../../../src/access/forbidden-error.ts';
import { anonymousPrincipal, type Principal } from '../../../src/access/principal.ts';
import { SCOPES, type Scope } from '../../../src/config/scopes.ts';
import { guardSchema } from '../../../src/graphql/authorization/guard-schema.ts';
import { RESOLVERS, readTypeDefs } from '../../../src/graphql/schema.ts';
import { report } from '../../support/drills/drill.ts';
import {
  coordinateOf,
  modelOf,
  operationOn,
  type Way,
  waysThrough,
} from '../../support/schema/schema-paths.ts';

const { Query: _query, Mutation: _mutation, ...scalars } = RESOLVERS;

/**
 * The contract without resolvers: values come from a model that records which fields are resolved.
 */
const schema = guardSchema(makeExecutableSchema({ typeDefs: readTypeDefs(), resolvers: scalars }));

const OBJECTS = Object.values(schema.getTypeMap())
  .filter(isObjectType)
  .filter(({ name }) => !name.startsWith('__'));

/** Returns directives as they are written in the files, on a path that the gateway does not use. */
function written(holder: GraphQLObjectType | GraphQLField<unknown, unknown>): string[] {
  const nodes = [
    holder.astNode,
    ...('extensionASTNodes' in holder ? holder.extensionASTNodes : []),
  ];
  return nodes.flatMap((node) => (node?.directives ?? []).map(toText));
}
const toText = (directive: ConstDirectiveNode) => print(directive);

const scopesIn = (directives: readonly string[]): string[] =>
  directives.flatMap((text) =>
    text.startsWith('@requiresScopes')
      ? [...text.matchAll(/"([\w:]+)"/g)].map(([, it = '']) => it)
      : [],
  );

/**
 * Returns the scopes that a step requires: of its type, of its field, and of an object that it
 * returns.
 */
function findNeeded({ type, field }: Way[number]): readonly string[] {
  const named = getNamedType(field.type);
  const below = isObjectType(named)
    ? [named]
    : isAbstractType(named)
      ? schema.getPossibleTypes(named)
      : [];
  const ofBelow = below.map((it) => scopesIn(written(it)));
  // A scope that only some of the types require is checked when the type is known.
  const ofAll = (ofBelow[0] ?? []).filter((scope) => ofBelow.every((one) => one.includes(scope)));
  return [...scopesIn(written(type)), ...scopesIn(written(field)), ...ofAll];
}

/** What `findNeeded` returned by field: every caller asks for every step of every path. */
const needed = new Map<Way[number]['field'], readonly string[]>();

function neededFor(step: Way[number]): readonly string[] {
  const known = needed.get(step.field) ?? findNeeded(step);
  needed.set(step.field, known);
  return known;
}

const holding = (...scopes: Scope[]): Principal => ({
  name: scopes.join('+') || 'nothing',
  kind: 'apiKey',
  scopes: new Set(scopes),
});

const HOLDERS = {
  open: 'a caller without a credential',
  apiKey: 'this key',
  jwt: 'this token',
  cli: 'this command',
};

const nameScopes = (scopes: readonly string[]) =>
  `scope${scopes.length > 1 ? 's' : ''} ${scopes.join(' and ')}`;

/** Returns the steps of a path that need a scope which no step above needs, with these scopes. */
function listLacking(way: Way, lackedFor: (step: Way[number]) => readonly string[]) {
  const above = new Set<string>();
  return way.flatMap((step) => {
    const scopes = lackedFor(step).filter((scope) => !above.has(scope));
    for (const scope of scopes) above.add(scope);
    return scopes.length > 0 ? [{ field: coordinateOf(step), scopes }] : [];
  });
}

const PRINCIPALS: readonly Principal[] = [
  { ...anonymousPrincipal(true), name: 'everything' },
  { ...anonymousPrincipal(false), name: 'everything but secrets' },
  { name: 'a token with users:write', kind: 'jwt', scopes: new Set(['users:write']) },
  ...SCOPES.map((scope) => holding(scope)),
  holding('users:read', 'users:write'),
  holding('users:write', 'secrets:read', 'explain', 'metrics'),
  holding(),
];

const WAYS = waysThrough(schema).map((way) => ({
  way,
  document: parse(operationOn(schema, way)),
  label: way.map(coordinateOf).join(' → '),
}));

/** Executes a path as a caller. */
async function go({ way, document }: (typeof WAYS)[number], caller: Principal) {
  const args: string[] = [];
  const { errors = [] } = await execute({
    schema,
    document,
    rootValue: modelOf(way, schema, (coordinate) => args.push(coordinate)),
    contextValue: { caller, disclose: async () => {} },
  });
  return {
    args,
    errors: errors.map(({ originalError, path = [], message }) => ({
      code: originalError instanceof AccessError ? originalError.code : message,
      path: path.filter((key) => typeof key === 'string'),
      ...(originalError instanceof ForbiddenError && {
        refused: originalError.refused,
        ...(originalError.fields && { fields: originalError.fields }),
        message,
      }),
    })),
  };
}

describe('Every field of the schema', () => {
  it('has a rule, of its own or of its type', () => {
    const ruled = (holder: Parameters<typeof written>[0]) =>
      written(holder).some((text) => /^@(authenticated|requiresScopes)\b/.test(text));
    const without = OBJECTS.filter((type) => !ruled(type)).flatMap((type) =>
      Object.values(type.getFields())
        .filter((field) => !ruled(field))
        .map((field) => `${type.name}.${field.name}`),
    );
    // Reached only through guarded connections; shared with other subgraphs, for which a rule of
    // ours would apply, too.
    assert.deepEqual(
      without.filter((coordinate) => !coordinate.startsWith('PageInfo.')),
      [],
    );
  });

  it('requires existing scopes, without alternatives', () => {
    const named = OBJECTS.flatMap((type) => [type, ...Object.values(type.getFields())]).flatMap(
      written,
    );
    const known: readonly string[] = SCOPES;
    assert.deepEqual(
      scopesIn(named).filter((scope) => !known.includes(scope)),
      [],
    );
    assert.deepEqual(
      named.filter((text) => text.includes('], [')),
      [],
    );
  });

  it('has equal rules in all types that implement an interface', () => {
    for (const type of Object.values(schema.getTypeMap()).filter(isInterfaceType)) {
      assert.deepEqual(type.astNode?.directives, [], type.name);
      for (const field of Object.values(type.getFields())) {
        assert.deepEqual(field.astNode?.directives, [], `${type.name}.${field.name}`);
        const types = schema.getPossibleTypes(type);
        const rules = types.map((it) => written(it.getFields()[field.name] ?? it).join());
        assert.equal(new Set(rules.filter(Boolean)).size <= 1, true, `${type.name}.${field.name}`);
      }
      // A provider is a node that every caller may see, and its fields return no user.
      const types = schema.getPossibleTypes(type).filter(({ name }) => name !== 'Provider');
      assert.equal(new Set(types.map((it) => written(it).join())).size, 1, type.name);
    }
  });

  it('is reached', (t) => {
    const reached = new Set(
      WAYS.map(({ way }) => way.at(-1)).map((step) => step && coordinateOf(step)),
    );
    const all = OBJECTS.flatMap((type) =>
      Object.keys(type.getFields()).map((field) => `${type.name}.${field}`),
    );
    assert.deepEqual(
      all.filter((coordinate) => !reached.has(coordinate)),
      [],
    );
    report(t, `${all.length} fields on ${WAYS.length} ways, by ${PRINCIPALS.length} callers each`);
  });
});

describe('Access matrix of callers and fields', () => {
  const mutations = WAYS.filter(({ way: [root] }) => root?.type === schema.getMutationType());
  const queries = WAYS.filter((it) => !mutations.includes(it));

  for (const caller of PRINCIPALS) {
    const held: ReadonlySet<string> = caller.scopes;
    const lacks = (step: Way[number]) => neededFor(step).some((scope) => !held.has(scope));
    const lackedFor = (step: Way[number]) =>
      [...new Set(neededFor(step))].filter((scope) => !held.has(scope));

    test(`B17: a caller with ${caller.name} reads exactly what is declared`, async () => {
      for (const operation of queries) {
        const { way, label } = operation;
        const { args, errors } = await go(operation, caller);
        const steps = way.map(coordinateOf);
        const refused = way.findIndex(lacks);
        if (refused === -1) {
          assert.deepEqual([args, errors], [steps, []], label);
        } else {
          const path = way.slice(0, refused + 1).map(({ field }) => field.name);
          const [step] = way.slice(refused);
          assert.ok(step);
          const field = coordinateOf(step);
          const scopes = lackedFor(step);
          const message = `Access denied: ${HOLDERS[caller.kind]} lacks the ${nameScopes(scopes)}, which ${field} needs.`;
          const error = { code: 'FORBIDDEN', path, refused: { field, scopes }, message };
          assert.deepEqual(errors, [error], label);
          assert.deepEqual(args, steps.slice(0, refused), label);
        }
      }
    });

    test(`B16: a caller with ${caller.name} needs scopes for the whole response`, async () => {
      for (const operation of mutations) {
        const { way, label } = operation;
        const { args, errors } = await go(operation, caller);
        if (way.some(lacks)) {
          const path = [way[0]?.field.name];
          const fields = listLacking(way, lackedFor);
          const [error] = errors;
          assert.deepEqual(args, [], label);
          assert.equal(errors.length, 1, label);
          assert.deepEqual([error?.code, error?.path], ['FORBIDDEN', path], label);
          assert.deepEqual(error?.fields, fields, label);
          assert.deepEqual(
            error?.refused,
            {
              field: 'Mutation.updateUser',
              scopes: [...new Set(error?.fields?.flatMap(({ scopes }) => scopes))],
            },
            label,
          );
          for (const { field } of fields) assert.ok(error?.message?.includes(field), label);
        } else {
          assert.deepEqual([args, errors], [way.map(coordinateOf), []], label);
        }
      }
    });
  }
});
