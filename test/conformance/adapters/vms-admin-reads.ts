import type { SimulatedInstallation } from '@roster/simulators/installation.ts';
import { z } from 'zod';
import { readJson } from './read-json.ts';

const credentials = z.object({ url: z.string(), login: z.string(), password: z.string() });

/** Returns the address and the credentials of the simulated Admin API. */
export const readAdminSettings = ({ configuration }: SimulatedInstallation) =>
  credentials.parse(configuration.settings['admin']);

const tokens = new WeakMap<SimulatedInstallation, Promise<string>>();

/** Reads a document of the Admin API. It signs in once, as a fault may wait for a sign-in. */
export async function readFromAdmin<Shape extends z.ZodType>(
  schema: Shape,
  path: string,
  installation: SimulatedInstallation,
): Promise<z.output<Shape>> {
  const { url } = readAdminSettings(installation);
  const token = tokens.get(installation) ?? signIn(installation);
  tokens.set(installation, token);
  const headers = { authorization: await token, accept: 'application/json' };
  return await readJson(schema, `${url}/api/admin/v1${path}`, headers);
}

async function signIn(installation: SimulatedInstallation): Promise<string> {
  const { url, login, password } = readAdminSettings(installation);
  const { access_token: token } = await readJson(
    z.object({ access_token: z.string() }),
    `${url}/api/admin/v1/auth/token`,
    { 'content-type': 'application/json' },
    JSON.stringify({ login, password }),
  );
  return token;
}
