import { inspect } from 'node:util';

/*
 * What every client does against the gateway. The programs import this file; run-clients.ts copies it beside them.
 */

/** An input that OnApp rejects: the e-mail address is taken, and the password is too short. */
export const REJECTED = {
  onApp: { id: 'onapp/user/12', email: 'test@mail.com', password: 'qwe12' },
};

/** An input that is applied, to a user whom the gateway cannot read afterwards. */
export const UNREADABLE = { onApp: { id: 'onapp/user/13', firstName: 'Ada' } };

/** The user that is read. */
export const USER_ID = 'vms/user/1';

/** The result of one operation: either may be absent. */
export interface Outcome {
  readonly data?: unknown;
  readonly error?: unknown;
}

/** What a client knows of a refusal that came before GraphQL. */
export interface Refusal {
  /** `extensions` of the first error in the body. */
  readonly extensions: Readonly<Record<string, unknown>>;
  /** Absent if the client does not give it. */
  readonly httpStatus?: number;
}

/** One library, with its documented settings. */
export interface Client {
  /** Reads a user from the network, not from a cache. */
  readonly read: (id: string) => Promise<Outcome>;
  readonly update: (input: typeof REJECTED | typeof UNREADABLE) => Promise<Outcome>;
}

interface Program {
  /** Creates the client for a URL and an API key. */
  readonly connect: (url: string, key: string) => Client;
  /** Describes the error of a 401 or a 429. */
  readonly describe: (error: unknown) => Refusal;
  /** Further observations, such as the text of a rendered component. */
  readonly more?: (url: string, key: string) => Promise<Readonly<Record<string, unknown>>>;
}

const [, , url = '', key = '', limitedKey = ''] = process.argv;

/** Sends more than twice the requests that the gateway allows in a minute. Clients would send equal requests only once. */
async function exceedLimit(): Promise<void> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${limitedKey}` };
  const body = JSON.stringify({ query: '{ __typename }' });
  const send = async () => (await fetch(url, { method: 'POST', headers, body })).text();
  await Promise.all(Array.from({ length: 26 }, send));
}

/** Runs all operations and prints what the client received, as JSON. */
export async function runScenario({ connect, describe, more }: Program): Promise<void> {
  const client = connect(url, key);
  const refusalOf = async (run: () => Promise<Outcome>): Promise<Refusal | undefined> => {
    const { error } = await run().catch((thrown: unknown) => ({ error: thrown }));
    return error === undefined ? undefined : describe(error);
  };
  /** Returns where an error of this client shows the password that was sent. */
  const exposureOf = async (): Promise<readonly string[]> => {
    const { error } = await connect(url, 'no-such-key')
      .update(REJECTED)
      .catch((thrown: unknown) => ({ error: thrown }));
    const texts = { message: String(error), log: inspect(error, { depth: null }) };
    const { password } = REJECTED.onApp;
    return Object.entries(texts).flatMap(([name, text]) => (text.includes(password) ? [name] : []));
  };
  const limited = connect(url, limitedKey);
  const untilLimited = async () => {
    // The minute of the limit may end before the read.
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await exceedLimit();
      const refusal = await refusalOf(() => limited.read(USER_ID));
      if (refusal !== undefined) return refusal;
    }
    return undefined;
  };
  const observed = {
    read: await client.read(USER_ID),
    rejected: await client.update(REJECTED),
    applied: await client.update(UNREADABLE),
    unauthenticated: await refusalOf(() => connect(url, 'no-such-key').read(USER_ID)),
    throttled: await untilLimited(),
    passwordIn: await exposureOf(),
    more: (await more?.(url, key)) ?? {},
  };
  process.stdout.write(`${JSON.stringify(observed)}\n`);
}
