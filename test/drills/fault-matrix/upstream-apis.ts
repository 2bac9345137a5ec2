import { PEOPLE } from '@roster/simulators/activeplatform/people.ts';
import type { RunningSimulator } from '@roster/simulators/core/http-simulator.ts';
import type { Settings, StoredValue } from '../../conformance/adapters/api-adapter.ts';
import { ADAPTERS, type BranchAdapter } from '../../conformance/adapters/registry.ts';
import type { Installation } from './installation.ts';
import { SENT_PASSWORD } from './secrets.ts';

/** One column of the matrix: an upstream API with a read and a write. */
export interface UpstreamApi
  extends Pick<BranchAdapter, 'name' | 'key' | 'isXml' | 'smallest' | 'read' | 'readText'> {
  /** The field of the input that writes to it. */
  readonly branch: string;
  readonly simulator: (installation: Installation) => RunningSimulator;
  /** Returns the settings of a provider with only this API. */
  readonly settingsAt: (upstream: Settings) => Settings;
  /** Returns the input of the n-th write, which differs from all others. */
  readonly write: (provider: string, n: number) => object;
  /** The id of the user that is changed, and the method and path of the write. */
  readonly written: { readonly id: string; readonly method: string; readonly path: RegExp };
  /** A user of the healthy provider; each column has its own, as updates of one user wait for each other. */
  readonly well: { readonly id: string; readonly login: string };
  readonly readStored: (installation: Installation) => Promise<StoredValue>;
  /** Returns whether the simulator stores what the n-th write sends. */
  readonly holds: (installation: Installation, n: number) => Promise<boolean>;
}

/** The columns of the matrix: every API, with OnApp in both dialects. */
export const UPSTREAM_APIS: readonly UpstreamApi[] = ADAPTERS.map(toUpstreamApi);

function toUpstreamApi(adapter: BranchAdapter, index: number): UpstreamApi {
  const { branch, method, writePath, changedUser, canaries, valueFor } = adapter;
  const [well] = PEOPLE.slice(index);
  if (well === undefined) throw new Error('The healthy provider has too few users.');
  const readStored = ({ installationOf }: Installation) =>
    adapter.readStored(installationOf(adapter.provider));
  return {
    ...adapter,
    simulator: ({ installationOf }) => adapter.findSimulator(installationOf(adapter.provider)),
    settingsAt: (upstream) => adapter.settingsAt(upstream, canaries),
    write: (provider, n) => withPassword(adapter.inputFor(provider, n), branch, adapter),
    written: { id: `user/${changedUser}`, method, path: writePath },
    well: { id: `well/user/${well.id}`, login: well.email },
    readStored,
    holds: async (installation, n) => (await readStored(installation)).value === valueFor(n),
  };
}

/** Adds a password if the branch accepts one. */
function withPassword(input: object, branch: string, { password }: BranchAdapter): object {
  if (password === undefined) return input;
  return Object.fromEntries(
    Object.entries(input).map(([key, value]) => [
      key,
      key === branch ? { ...value, password: SENT_PASSWORD } : value,
    ]),
  );
}
