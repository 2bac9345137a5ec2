/** One operation of a mixed load. */
export interface LoadedOperation {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

const READS: readonly string[] = [
  '{ providers { id kind } }',
  '{ user(id: "vms/user/1") { id login ... on VmsUser { cameras { nodes { name status } } } } }',
  '{ user(id: "activeplatform/user/2002986") { id name status } }',
  '{ user(id: "onapp/user/12") { id login permissions { name } } }',
  '{ users(provider: "onapp", first: 3) { edges { node { id login } } } }',
  '{ nodes(ids: ["vms/user/1", "onapp/user/12"]) { id } }',
];

/** Inputs of `updateUser` that write a text to users of all simulators. */
const WRITES: readonly ((text: string) => object)[] = [
  (text) => ({ activePlatform: { id: 'activeplatform/user/2002986', firstName: text } }),
  (text) => ({ onApp: { id: 'onapp/user/12', firstName: text } }),
  (text) => ({
    vmsBilling: { user: { login: { login: 'test@mail.com' } }, billingInfo: { billingId: text } },
  }),
];

const UPDATE = `mutation Load($input: UpdateUserInput!, $key: ID) {
  updateUser(input: $input, idempotencyKey: $key) { __typename ... on UserUpdated { user { id } } ... on Problem { code write } }
}`;

/**
 * Returns reads and a share of writes: with `writes: 0.25` every fourth is a write.
 *
 * @param key the idempotency key of a write; if absent, there is none.
 */
export function mixedOperation(
  random: () => number,
  writes: number,
  text: string,
  key?: string,
): LoadedOperation {
  if (random() >= writes) return { query: pick(READS, random) };
  return { query: UPDATE, variables: { input: pick(WRITES, random)(text), key } };
}

function pick<T>(all: readonly [T, ...T[]] | readonly T[], random: () => number): T {
  const one = all[Math.floor(random() * all.length)];
  if (one === undefined) throw new Error('Nothing to choose from.');
  return one;
}
