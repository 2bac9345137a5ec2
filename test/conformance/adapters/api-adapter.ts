import type { RunningSimulator } from '@roster/simulators/core/http-simulator.ts';
import type { SimulatedInstallation } from '@roster/simulators/installation.ts';
import type { ProviderKind, UserStatus } from '../../../src/generated/schema-types.ts';
import type { RawRequest } from '../../support/faults/raw-request.ts';

export type Settings = Readonly<Record<string, unknown>>;

/**
 * One upstream API, as the suites that cover every API see it: conformance, fault matrix, write
 * ledger, canaries, hostile input. They know no API by name, so an adapter in the registry is all
 * that they need.
 */
export interface ApiAdapter extends ApiAccess, ApiReads, ApiWrites, ApiExpectations {
  /** The name in tables and test titles: `VMS Billing`. */
  readonly name: string;
  /** The prefix of the keys of its providers in the fault matrix. */
  readonly key: string;
  /** The key of its provider in the configuration of the simulators. */
  readonly provider: string;
  readonly kind: ProviderKind;
}

/** How an API is reached, and with which credentials. */
interface ApiAccess {
  readonly findSimulator: (installation: SimulatedInstallation) => RunningSimulator;
  /** Returns the settings of a provider with only this API. */
  readonly settingsAt: (upstream: Settings, credentials: Settings) => Settings;
  /** The credentials of the gateway in tests that look for leaks; the simulator does not know them. */
  readonly canaries: Settings;
  /** Every text by which such a leak is recognized, by its name. All of them reach the upstream. */
  readonly secrets: Readonly<Record<string, string>>;
  /** Returns the credentials that the simulator accepts, and the texts in them that are secret. */
  readonly readCredentials: (installation: SimulatedInstallation) => {
    readonly settings: Settings;
    readonly secrets: readonly string[];
  };
  /** Replaces the canaries in a request by the credentials that the simulator accepts. */
  readonly authenticate: (request: RawRequest, installation: SimulatedInstallation) => RawRequest;
}

interface ApiReads {
  /** Whether the API documents a read of a user, which verifies an unclear success. */
  readonly canRead: boolean;
  /** Whether documents are XML. If absent, they are JSON. */
  readonly isXml?: boolean;
  /** The type and id of a small document, for tests that go through it byte by byte. */
  readonly smallest: string;
  /** Returns a root field with its selection for a provider. */
  readonly read: (provider: string) => string;
  /** A text property of the document of that read, and the field that shows it. */
  readonly readText: { readonly property: string; readonly field: string };
}

/** A change that can be made any number of times, each time with another value. */
interface ApiWrites {
  readonly method: 'PATCH' | 'PUT';
  /** The path of the write. */
  readonly writePath: RegExp;
  /** The user that is changed; no other API of the same installation changes it. */
  readonly changedUser: string;
  /** False if a success is documented without a body: then any 200 is one. */
  readonly hasBody: boolean;
  /** A success that shows other values than those that were sent; absent if no success shows any. */
  readonly otherBody?: string;
  /** Whether the upstream changes the date of a user although it refuses a change. */
  readonly datesRefusals?: boolean;
  /**
   * Returns an input that writes `valueFor(n)`. If `isRefused`, it also contains a value that the
   * upstream refuses with 422.
   */
  readonly inputFor: (provider: string, n: number, isRefused?: boolean) => object;
  /** Returns a value that differs from those of the thousand numbers before it. */
  readonly valueFor: (n: number) => string;
  /** The end of the path of reads of this user. */
  readonly readPath: string;
  /** Reads what the upstream stores now, without the gateway. */
  readonly readStored: (installation: SimulatedInstallation) => Promise<StoredValue>;
}

/** What an upstream stores of a user. */
export interface StoredValue {
  readonly value: string;
  /** The time of the last change according to the upstream; null if it shows no such date. */
  readonly updatedAt: string | null;
}

/** Inputs of `updateUser` at the simulator, and their results. */
interface ApiExpectations {
  readonly accepted: {
    readonly input: object;
    /** Fields of the user after the update, including the status. */
    readonly user: { readonly id: string; readonly status: UserStatus } & Settings;
  };
  readonly refused: {
    readonly input: object;
    readonly path: readonly string[];
    readonly rule: string;
  };
  readonly unknownUser: object;
  /** An input with a password, and that password; absent if the branch accepts no password. */
  readonly password?: { readonly input: object; readonly value: string };
  /** The body of a 422 that names no field of the input, in the dialect of the upstream. */
  readonly unknownKey: { readonly body: string; readonly contentType: string };
}
