import { isDeepStrictEqual } from 'node:util';
import type { RunningSimulator } from '@roster/simulators/kit/http-simulator.ts';
import { CREDENTIALS, type Installation } from './installation.ts';
import { SECRETS } from './secrets.ts';

type Settings = Readonly<Record<string, unknown>>;

/** One column of the matrix: an upstream API with a read and a write. */
export interface UpstreamApi {
  readonly name: string;
  /** The prefix of the keys of its providers. */
  readonly key: string;
  readonly simulator: (installation: Installation) => RunningSimulator;
  /** Returns the settings of a provider with only this API. */
  readonly settingsAt: (upstream: Settings) => Settings;
  /** The type and id of a small document, for tests that go through it byte by byte. */
  readonly smallest: string;
  /** Returns a root field with its selection for a provider. */
  readonly read: (provider: string) => string;
  /** Returns the input of the n-th write, which differs from all others. */
  readonly write: (provider: string, n: number) => object;
  /** The id of the user that is changed, and the method and path of the write. */
  readonly written: { readonly id: string; readonly method: string; readonly path: RegExp };
  /** A user of the healthy provider; each column has its own, as updates of one user wait for each other. */
  readonly well: { readonly id: string; readonly login: string };
  /** Returns whether the simulator stores what the n-th write sends. */
  readonly holds: (installation: Installation, n: number) => Promise<boolean>;
}

const WELL = {
  billing: { id: 'well/user/2000112', login: 'marina.sidorenko@polesie-foods.example' },
  admin: { id: 'well/user/2000132', login: 'test@mail.com' },
  platform: { id: 'well/user/2000188', login: 'oleg.brandt@brandt-dental.example' },
  json: { id: 'well/user/2000290', login: 'ingrid.solheim@fjordcam.example' },
  xml: { id: 'well/user/2000341', login: 'pavel.hruska@hruska-logistics.example' },
} as const;

const textOf = (n: number) => `Drill ${n}`;

const vmsBilling: UpstreamApi = {
  name: 'VMS Billing',
  key: 'billing',
  simulator: ({ billing }) => billing,
  settingsAt: (upstream) => ({ kind: 'vms', billing: { ...CREDENTIALS.billing, ...upstream } }),
  // The API documents no read of users, so the drill reads an intercom.
  smallest: 'intercom/2',
  read: (key) => `intercom(id: "${key}/intercom/2") {
    id title status mac model serialNumber flatFrom flatTo source cameraId group { id name }
  }`,
  write: (key, n) => ({
    vmsBilling: {
      provider: key,
      login: 'p.sauchanka',
      password: SECRETS.sentPassword,
      billingInfo: { billingId: textOf(n) },
    },
  }),
  well: WELL.billing,
  written: { id: 'user/7', method: 'PATCH', path: /user\/manage$/ },
  holds: async ({ admin, read }, n) => {
    const { billing_info } = JSON.parse(await read(admin, '/api/admin/v1/users/7'));
    return billing_info.data[0].billing_id === textOf(n);
  },
};

/** Returns the binary digits of a number as permissions: a different set for each number, never empty. */
const permissionsOf = (n: number) => {
  const digits = Array.from({ length: 12 }, (_none, digit) => digit);
  return [75, ...digits.filter((digit) => (n >> digit) % 2 === 1).map((digit) => 8 + digit)];
};

const vmsAdmin: UpstreamApi = {
  name: 'VMS Admin',
  key: 'admin',
  simulator: ({ admin }) => admin,
  settingsAt: (upstream) => ({
    kind: 'vms',
    timeZone: 'Europe/Minsk',
    admin: { ...CREDENTIALS.admin, ...upstream },
  }),
  smallest: 'user/18',
  read: (key) => `user(id: "${key}/user/6") {
    id login displayName status createdAt permissions { id name }
    ... on VmsUser { cameras { id name status } }
  }`,
  write: (key, n) => ({
    vmsAdmin: { id: `${key}/user/8`, permissions: { ids: permissionsOf(n).map(String) } },
  }),
  well: WELL.admin,
  written: { id: 'user/8', method: 'PUT', path: /users\/8$/ },
  holds: async ({ admin, read }, n) => {
    const { permissions } = JSON.parse(await read(admin, '/api/admin/v1/users/8'));
    const ids = new Set(permissions.map(({ id }: { id: number }) => id));
    return isDeepStrictEqual(ids, new Set(permissionsOf(n)));
  },
};

const activePlatform: UpstreamApi = {
  name: 'ActivePlatform',
  key: 'platform',
  simulator: ({ platform }) => platform,
  settingsAt: (upstream) => ({
    kind: 'activePlatform',
    ...CREDENTIALS.platform,
    ...upstream,
  }),
  smallest: 'user/2003005',
  read: (key) => `user(id: "${key}/user/2003005") {
    id login displayName status createdAt updatedAt
    ... on ActivePlatformUser { email customAttributes { name value } }
  }`,
  write: (key, n) => ({
    activePlatform: {
      id: `${key}/user/2002986`,
      firstName: textOf(n),
      password: SECRETS.sentPassword,
    },
  }),
  well: WELL.platform,
  written: { id: 'user/2002986', method: 'PUT', path: /users\/2002986\.json$/ },
  holds: async ({ platform, read }, n) => {
    const path = '/api/vendor/v1/users/2002986.json?api_token=own';
    return JSON.parse(await read(platform, path)).first_name === textOf(n);
  },
};

/** @param user the user that is changed, another one per dialect, as both use one panel. */
function onApp(format: 'json' | 'xml', user: string): UpstreamApi {
  return {
    name: `OnApp ${format.toUpperCase()}`,
    key: `onapp-${format}`,
    simulator: ({ panel }) => panel,
    settingsAt: (upstream) => ({ kind: 'onApp', format, ...CREDENTIALS.panel, ...upstream }),
    smallest: 'user/40',
    read: (key) => `user(id: "${key}/user/24") {
      id login displayName status createdAt updatedAt
      ... on OnAppUser { email suspendAt roles { id label } }
    }`,
    write: (key, n) => ({
      onApp: { id: `${key}/user/${user}`, firstName: textOf(n), password: SECRETS.sentPassword },
    }),
    well: WELL[format],
    written: { id: `user/${user}`, method: 'PUT', path: new RegExp(`users/${user}\\.`) },
    holds: async ({ panel, read }, n) =>
      JSON.parse(await read(panel, `/users/${user}.json`)).user.first_name === textOf(n),
  };
}

/** The columns of the matrix, with OnApp in both dialects. */
export const UPSTREAM_APIS: readonly UpstreamApi[] = [
  vmsBilling,
  vmsAdmin,
  activePlatform,
  onApp('json', '12'),
  onApp('xml', '13'),
];
