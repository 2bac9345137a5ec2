import type { Attack, Target } from './attack.ts';
import { type Outcome, summarize } from './traffic.ts';

const QUERY = { query: '{ __typename }' };

/** Sends requests, each with its own credential, several at a time. */
async function flood(
  { callerWith }: Target,
  count: number,
  toCredential: (n: number) => string,
): Promise<string> {
  const outcomes: Outcome[] = [];
  for (let n = 0; n < count; n += AT_ONCE) {
    const sent = Array.from({ length: AT_ONCE }, (_none, at) =>
      callerWith(toCredential(n + at)).post(QUERY, { connection: 'close' }),
    );
    outcomes.push(...(await Promise.all(sent)));
  }
  return summarize(outcomes);
}

const AT_ONCE = 10;

const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** The attacks by credentials of callers. */
export const CREDENTIAL_ATTACKS: readonly Attack[] = [
  {
    id: 'own',
    name: 'unknown keys, each sent once',
    run: (target) =>
      flood(target, target.times({ ci: 300, full: 3000 }), (n) => `roster_${n}${'k'.repeat(6000)}`),
  },
  {
    id: 'own',
    name: 'tokens of unknown keys (kid), each sent once',
    setup: 'jwt',
    run: async (target) => {
      const count = target.times({ ci: 200, full: 2000 });
      const tokens = await Promise.all(
        Array.from({ length: count }, (_none, n) => target.sign({ kid: `kid-${n}` })),
      );
      return flood(target, count, (n) => tokens[n] ?? '');
    },
  },
  {
    id: 'own',
    name: 'tokens with a forged signature and 8 kB of claims',
    setup: 'jwt',
    run: (target) => {
      const header = base64({ alg: 'RS256', kid: 'first', typ: 'at+jwt' });
      const signature = 'A'.repeat(342);
      return flood(target, target.times({ ci: 300, full: 3000 }), (n) => {
        const claims = base64({ sub: `${n}`, more: 'c'.repeat(6000) });
        return `${header}.${claims}.${signature}`;
      });
    },
  },
  {
    id: 'own',
    name: 'valid tokens, each sent once',
    setup: 'jwt',
    run: async (target) => {
      const count = target.times({ ci: 200, full: 2000 });
      const tokens = await Promise.all(
        Array.from({ length: count }, (_none, n) => target.sign({ x: String(n) })),
      );
      return flood(target, count, (n) => tokens[n] ?? '');
    },
  },
  {
    id: 'own',
    name: 'tokens of dots, brackets and long headers',
    setup: 'jwt',
    run: (target) => {
      const deep = Buffer.from('['.repeat(4000)).toString('base64url');
      const odd = ['.'.repeat(8000), `${deep}.${deep}.${deep}`, `${base64({ alg: 'none' })}..`];
      return flood(target, 150, (n) => odd[n % odd.length] ?? '');
    },
  },
];
