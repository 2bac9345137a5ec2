import { selectAllFields } from './all-fields.ts';
import type { Ids, Operation } from './operations.ts';
import { VMS_USERS } from './upstream-bodies.ts';

const TEN_FIELDS = `id login name userType createdAt status
  permissions { id name } subUsers { nodes { id login } }`;

/**
 * Reads a user of the VMS.
 *
 * @param selection fields of `VmsUser`.
 * @param cameras the number of cameras in the body.
 */
function readUser(name: string, selection: string, cameras: keyof typeof VMS_USERS): Operation {
  const toId = ({ vms }: Ids) => vms - VMS_USERS[1] + VMS_USERS[cameras];
  return {
    name,
    // The name makes the documents different, by which the base lines know an operation.
    query: `query Read${cameras} ($id: ID!) { user(id: $id) { ... on VmsUser { ${selection} } } }`,
    variables: (ids) => ({ id: `vms/user/${toId(ids)}` }),
    calls: (ids) => [{ method: 'GET', path: `/vms/api/admin/v1/users/${toId(ids)}` }],
  };
}

/** One operation at three sizes of its selection, and at three sizes of what it does not select. */
export const SIZES: readonly Operation[] = [
  readUser('2 fields, 1 camera in the body', 'id login', 1),
  readUser('10 fields, 1 camera in the body', TEN_FIELDS, 1),
  readUser('all fields, 1 camera in the body', selectAllFields('VmsUser', 4), 1),
  readUser('2 fields, 10 cameras in the body', 'id login', 10),
  readUser('2 fields, 50 cameras in the body', 'id login', 50),
];
