import type { GraphqlRequest } from '../../operations.ts';

/*
 * The operations for the schema that Mesh makes of the OpenAPI documents. They select the same information; what
 * another gateway derives from it (global ids, display names, the group of each of 100 users) is left to the client.
 */

const LABELLED = '{ id label }';

const USER = `vmsUser(id: $vms) { id login name }`;
const PLATFORM = `platformUser(id: $platform) { id email first_name last_name }`;
const PANEL = `panelUser(id: $panel) { user { id login first_name last_name } }`;

/** By the name of the operation. */
export const HIVE_REQUESTS: Readonly<Record<string, GraphqlRequest>> = {
  'one user': {
    query: `query ($vms: Int!) { vmsUser(id: $vms) {
      id login name user_type permissions { id name } cameras { id name }
    } }`,
    variables: ({ vms }) => ({ vms }),
  },
  'three APIs': {
    query: `query ($vms: Int!, $platform: Int!, $panel: Int!) { ${USER} ${PLATFORM} ${PANEL} }`,
    variables: ({ vms, platform, panel }) => ({ vms, platform, panel }),
  },
  'four APIs': {
    query: `query ($vms: Int!, $camera: Int!, $platform: Int!, $panel: Int!) { ${USER}
      vmsCameras(cameras_ids_LEFT_SQUARE_BRACE__RIGHT_SQUARE_BRACE_: $camera) {
        id name status group_type external_id
      }
      ${PLATFORM} ${PANEL}
    }`,
    variables: ({ vms, camera, platform, panel }) => ({ vms, camera, platform, panel }),
  },
  'an update': {
    query: `mutation ($platform: Int!) {
      updatePlatformUser(id: $platform, input: { last_name: "Roe" }) { id email first_name last_name }
    }`,
    variables: ({ platform }) => ({ platform }),
  },
  '100 OnApp users': {
    query: `{
      panelUsers(page: 1, per_page: 100) {
        user { id login first_name last_name user_group_id bucket_id roles { role ${LABELLED} } }
      }
      panelGroups { user_group ${LABELLED} }
      panelBuckets { bucket ${LABELLED} }
    }`,
    variables: () => ({}),
  },
  'a user with 40 cameras': {
    query: `query ($large: Int!) { vmsUser(id: $large) {
      id login cameras {
        id name status type start_at group_type order is_public is_sensitive created_at source uuid
      }
    } }`,
    variables: ({ large }) => ({ large }),
  },
};
