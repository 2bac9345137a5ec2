import { isDeepStrictEqual } from 'node:util';
import type { RunningSimulator } from '../../../src/simulators/kit/http-simulator.ts';
import { CREDENTIALS, type Installation } from './installation.ts';
import { SECRETS } from './secrets.ts';

type Settings = Readonly<Record<string, unknown>>;

/** One column of the matrix: an upstream API, what is read of it and what is written to it. */
export interface UpstreamApi {
  readonly name: string;
  /** Below the keys of the provider. */
  readonly key: string;
  readonly simulator: (installation: Installation) => RunningSimulator;
  /** A provider of this API alone. */
  readonly settingsAt: (upstream: Settings) => Settings;
  /** Type and id of a small document, for who goes through it byte by byte. */
  readonly smallest: string;
  /** A root field and its selection, for the provider of this key. */
  readonly read: (provider: string) => string;
  /** An input that writes something unlike any before it. */
  readonly write: (provider: string, n: number) => object;
  /** The id of the user that is written to, and where the write goes. */
  readonly written: { readonly id: string; readonly method: string; readonly path: RegExp };
  /** Of the provider that is well: a user whom no other column asks for, as updates of one user wait for each other. */
  readonly well: { readonly id: string; readonly login: string };
  /** Whether the simulator holds what the n-th write sends. */
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
  // It documents no read of users: an intercom is what is read of it.
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

/** The binary digits of a number as permissions: a set for each number, none of them empty. */
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

/** @param user who is written to: a user for each dialect, as both speak to one panel. */
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

/** The columns of the matrix. OnApp stands there in both of its dialects. */
export const UPSTREAM_APIS: readonly UpstreamApi[] = [
  vmsBilling,
  vmsAdmin,
  activePlatform,
  onApp('json', '12'),
  onApp('xml', '13'),
];
