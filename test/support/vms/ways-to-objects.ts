import { getNamedType, isLeafType, isObjectType } from 'graphql';
import { createSchema } from '../../../src/graphql/schema.ts';

const schema = createSchema();

/** Fields that are true of one response only. */
const EXCEPTIONS: ReadonlySet<string> = new Set(['VmsUser.billingAccount']);

/** Returns the selection of every field of a type; of objects with an id below it, only the id. */
function fieldsOf(type: string): string {
  const found = schema.getType(type);
  if (!isObjectType(found)) throw new Error(`${type} is no object type.`);
  const fields = Object.values(found.getFields()).flatMap(({ name, type: of }) => {
    const named = getNamedType(of);
    if (EXCEPTIONS.has(`${type}.${name}`)) return [];
    if (isLeafType(named)) return [name];
    if (!isObjectType(named)) return [];
    const below = named.getFields();
    if (below['nodes'] !== undefined) return [`${name}(first: 10) { totalCount nodes { id } }`];
    if (below['id'] !== undefined) return [`${name} { id }`];
    const leaves = Object.values(below).filter((field) => isLeafType(getNamedType(field.type)));
    return [`${name} { ${leaves.map((field) => field.name).join(' ')} }`];
  });
  return `__typename ${fields.join(' ')}`;
}

const TYPES = [
  'VmsUser',
  'Camera',
  'Intercom',
  'IntercomGroup',
  'CameraGroup',
  'IntercomFlat',
  'IntercomKey',
  'VmsSubUser',
  'Permission',
];

const FRAGMENTS = new Map(
  TYPES.map((type) => [type, `fragment ${type}Fields on ${type} { ${fieldsOf(type)} }`]),
);

/** Returns the document with the fragments that it uses. */
export const withFragments = (document: string): string =>
  [
    document,
    ...[...FRAGMENTS].flatMap(([type, fragment]) =>
      document.includes(`...${type}Fields`) ? [fragment] : [],
    ),
  ].join('\n');

/** Returns a selection of a user with every object below it. */
export function userSelection(isByIdRead: boolean): string {
  const camera = '...CameraFields';
  const intercom = isByIdRead
    ? `...IntercomFields group { ...IntercomGroupFields } camera { ${camera} }`
    : '...IntercomFields';
  const reference = isByIdRead ? `intercom { ${intercom} }` : 'intercom { id }';
  const flat = `...IntercomFlatFields ${reference}`;
  const key = `...IntercomKeyFields ${reference}`;
  return `... on VmsUser {
    ...VmsUserFields permissions { ...PermissionFields }
    cameras(first: 10) { edges { node { ${camera} } details { group { ...CameraGroupFields user { ...VmsUserFields } } } } }
    intercoms(first: 10) { edges { node { ${intercomSelection(isByIdRead)} } } }
    intercomFlats(first: 10) { edges { node { ${flat} } } }
    intercomKeys(first: 10) { edges { node { ${key} } } }
    subUsers(first: 10) { edges { node { ...VmsSubUserFields permissions { ...PermissionFields } } } }
  }`;
}

function intercomSelection(isByIdRead: boolean): string {
  const lists = `flats(first: 10) { edges { node { ...IntercomFlatFields } } }
    keys(first: 10) { edges { node { ...IntercomKeyFields } user { ...VmsUserFields } } }`;
  return isByIdRead
    ? `...IntercomFields group { ...IntercomGroupFields } camera { ...CameraFields }
       flats(first: 10) { edges { node { intercom { ...IntercomFields } } } }
       keys(first: 10) { edges { node { intercom { ...IntercomFields } } } } ${lists}`
    : `...IntercomFields ${lists}`;
}

const ids = (count: number) => Array.from({ length: count }, (_none, at) => at + 1);

/** @param isByIdRead whether an API reads single cameras and intercoms: objects that are known by their ids only need it. */
export function everyWay({ isByIdRead }: { readonly isByIdRead: boolean }): readonly string[] {
  const user = userSelection(isByIdRead);
  return [
    ...[1, 5, 6, 7, 8, 9].map((id) => `{ user(id: "vms/user/${id}") { ${user} } }`),
    `{ node(id: "vms/user/6") { ${user} } }`,
    `{ users(provider: "vms", first: 2) { edges { node { ${user} } } } }`,
    `{ findUsers(match: { text: "1" }) { users { ${user} } } }`,
    ...ids(4).map(
      (id) => `{ intercom(id: "vms/intercom/${id}") { ${intercomSelection(isByIdRead)} } }`,
    ),
    ...ids(9).map((id) => `{ camera(id: "vms/camera/${id}") { ...CameraFields } }`),
    '{ permissions(provider: "vms") { ...PermissionFields } }',
  ];
}

/** Updates that change nothing that is compared. */
export const UPDATES: readonly object[] = [
  { vmsBilling: { user: { login: { login: '170500' } }, canUpdatePassword: true } },
  { vmsBilling: { user: { id: 'vms/user/6' }, canUpdatePassword: true } },
  { vmsAdmin: { id: 'vms/user/5', permissions: { ids: ['9'] } } },
];
