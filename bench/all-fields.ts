import { readFileSync } from 'node:fs';
import { buildSchema, isObjectType, isRequiredArgument } from 'graphql';

const schema = buildSchema(readFileSync('src/generated/schema.graphql', 'utf8'), {
  assumeValidSDL: true,
});

/** Fields that are read by calls of their own, by the ids of their objects. */
const READ_BY_ID = new Set([
  'Camera.externalId',
  'Camera.streams',
  'Intercom.camera',
  'Intercom.group',
  'Intercom.department',
  'Intercom.externalId',
  'Intercom.model',
  'Intercom.serialNumber',
  'Intercom.source',
  'Intercom.flats',
  'Intercom.keys',
  'IntercomFlat.intercom',
  'IntercomKey.intercom',
  'CameraGroup.user',
]);

/**
 * Returns the selection of all fields without required arguments that need neither another scope nor a call of their own.
 *
 * @param depth the number of levels below the type.
 */
export function selectAllFields(typeName: string, depth: number): string {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) return '';
  return Object.values(type.getFields())
    .filter(({ args, name: field }) => !args.some(isRequiredArgument) && field !== 'provider')
    .filter(({ name: field }) => field !== 'nodes' && !READ_BY_ID.has(`${typeName}.${field}`))
    .flatMap(({ name: field, type: fieldType }) => {
      const named = String(fieldType).replaceAll(/[[\]!]/g, '');
      if (named === 'Secret') return [];
      if (!isObjectType(schema.getType(named))) return [field];
      const below = depth === 0 ? '' : selectAllFields(named, depth - 1);
      return below === '' ? [] : [`${field} { ${below} }`];
    })
    .join(' ');
}
