import type { Settings } from './settings.ts';

/**
 * Returns what a reload no longer protects, with the setting. A file that is read while it is written ends somewhere, and what
 * was left out would otherwise be noticed by nobody.
 */
export function findReducedProtection(old: Settings, next: Settings): string[] {
  return [
    ...describe(
      'access.protectedUsers: the gateway may change again',
      findUnprotectedUsers(old, next),
    ),
    ...describe(
      'access.requireIdempotencyKey: changes without a key are accepted from',
      findCallersWithoutKeys(old, next),
    ),
    ...describe('writes: users can be changed in', findWritableProviders(old, next)),
    ...findOtherProtection(old, next),
  ];
}

const describe = (message: string, names: readonly string[]): string[] =>
  names.length === 0 ? [] : [`${message} ${names.join(', ')}`];

function findUnprotectedUsers(old: Settings, next: Settings): string[] {
  const kept = new Set(next.access.protectedUsers.map((user) => JSON.stringify(user)));
  return old.access.protectedUsers
    .filter((user) => !kept.has(JSON.stringify(user)) && user.provider in next.providers)
    .map(({ provider, id }) => `${provider}/user/${id}`);
}

/** Returns the API keys for which it was required, or `all callers` if it was required of them. */
function findCallersWithoutKeys({ access: old }: Settings, { access: next }: Settings): string[] {
  if (old.requireIdempotencyKey && !next.requireIdempotencyKey) return ['all callers'];
  const required = ({ apiKeys = [], requireIdempotencyKey }: Settings['access']) =>
    apiKeys.filter((key) => key.requireIdempotencyKey ?? requireIdempotencyKey);
  const free = (next.apiKeys ?? []).map(({ name }) => name);
  const kept = required(next).map(({ name }) => name);
  return required(old)
    .map(({ name }) => name)
    .filter((name) => free.includes(name) && !kept.includes(name));
}

function findWritableProviders(old: Settings, next: Settings): string[] {
  const canWrite = ({ writes, providers }: Settings, key: string) =>
    writes && providers[key]?.writes === true;
  const known = Object.keys(next.providers).filter((key) => old.providers[key] !== undefined);
  return known.filter((key) => canWrite(next, key) && !canWrite(old, key));
}

function findOtherProtection(old: Settings, next: Settings): string[] {
  const problems: string[] = [];
  if (old.documents?.mode === 'enforce' && next.documents?.mode !== 'enforce') {
    problems.push('documents: clients may send any document');
  }
  if (next.access.openSecrets === true && old.access.openSecrets !== true) {
    problems.push('access.openSecrets: secrets are shown to everybody');
  }
  return problems;
}
