import {
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isLeafType,
} from 'graphql';
import type { LocalGateway } from '../../app/local-gateway.ts';

/** Values of a user by the name of the field. */
export type UserFields = Readonly<Record<string, unknown>>;

/** Returns the types of users, one for each kind of provider. */
function userTypes(schema: GraphQLSchema): readonly GraphQLObjectType[] {
  const user = schema.getType('User');
  return isInterfaceType(user) ? [...schema.getPossibleTypes(user)] : [];
}

const isLeaf = (type: GraphQLOutputType) => isLeafType(getNamedType(type));

/**
 * Returns the selection of all fields of a user that are values and not objects, and that a command may read. Each response name begins
 * with the type, because fields of the same name have different types.
 */
export function selectUserFields({ schema, mayRead }: LocalGateway): string {
  const ofTypes = userTypes(schema).map((type) => {
    const fields = Object.values(type.getFields()).filter(
      (field) => isLeaf(field.type) && field.args.length === 0 && mayRead(field),
    );
    const selected = fields.map(({ name }) => `${type.name}_${name}: ${name}`);
    return `... on ${type.name} { ${selected.join(' ')} }`;
  });
  return ofTypes.join(' ');
}

/** Returns the fields of a user under their own names. */
export const readUserFields = (user: UserFields): UserFields =>
  Object.fromEntries(
    Object.entries(user).map(([name, value]) => [name.slice(name.indexOf('_') + 1), value]),
  );
