import { readFileSync } from 'node:fs';
import { buildSchema, isObjectType } from 'graphql';

const schema = buildSchema(readFileSync('src/generated/schema.graphql', 'utf8'), {
  assumeValidSDL: true,
});

/**
 * Returns the selection of all fields without arguments that need neither another scope nor a list of their own.
 *
 * @param depth the number of levels below the type.
 */
export function selectAllFields(typeName: string, depth: number): string {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) return '';
  return Object.values(type.getFields())
    .filter(({ args, name: field }) => args.length === 0 && field !== 'provider')
    .flatMap(({ name: field, type: fieldType }) => {
      const named = String(fieldType).replaceAll(/[[\]!]/g, '');
      if (named === 'Secret') return [];
      if (!isObjectType(schema.getType(named))) return [field];
      const below = depth === 0 ? '' : selectAllFields(named, depth - 1);
      return below === '' ? [] : [`${field} { ${below} }`];
    })
    .join(' ');
}
