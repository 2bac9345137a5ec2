import { type RunningSimulator, runSimulator } from '../core/http-simulator.ts';
import type { SimulatedRequest, SimulatedResponse } from '../core/message.ts';
import { isObject, type Parameters } from '../core/plain-object.ts';
import { positiveInteger } from '../core/positive-integer.ts';
import { PEOPLE, type Person } from './people.ts';
import { findErrors } from './rules.ts';

export const TOKEN = 'acme-simulator-token';

/** Behaves like the Acme user API v2 as its fact sheet describes it. */
export async function runAcmeSimulator(port?: number): Promise<RunningSimulator> {
  let people = PEOPLE;
  const change = (person: Person, { display_name = person.display_name }: Parameters): Person => {
    const updated_at = new Date().toISOString();
    const changed = { ...person, display_name: String(display_name), updated_at };
    people = people.map((other) => (other.id === person.id ? changed : other));
    return changed;
  };
  return await runSimulator({
    name: 'Acme user API',
    port,
    handle: (request) => respond(request, people, change),
    reset: () => {
      people = PEOPLE;
    },
  });
}

function respond(
  { method, path, query, headers, body }: SimulatedRequest,
  people: readonly Person[],
  change: (person: Person, values: Parameters) => Person,
): SimulatedResponse {
  if (headers['authorization'] !== `Bearer ${TOKEN}`) return json(401, { error: 'Unauthorized' });
  if (`${method} ${path}` === 'GET /v2/users') return json(200, toPage(people, query));
  const [, id, below = ''] = /^\/v2\/users\/(\d+)(\/contract)?$/.exec(path) ?? [];
  const person = people.find((each) => each.id === Number(id));
  if (person === undefined) return json(404, { error: 'Not found' });
  if (below !== '') return json(200, { number: `C-${person.id}`, state: 'running' });
  if (method === 'GET') return json(200, person);
  const values: unknown = JSON.parse(body);
  if (method !== 'PATCH' || !isObject(values)) return json(400, { error: 'Bad request' });
  const errors = findErrors(values);
  if (Object.keys(errors).length > 0) return json(422, { errors });
  return json(200, change(person, values));
}

function toPage(people: readonly Person[], query: URLSearchParams) {
  const page = positiveInteger(query.get('page')) ?? 1;
  const perPage = Math.min(positiveInteger(query.get('per_page')) ?? 25, 100);
  const search = (query.get('q') ?? '').toLowerCase();
  const found = people.filter(({ login, display_name }) =>
    `${login} ${display_name}`.toLowerCase().includes(search),
  );
  return { users: found.slice((page - 1) * perPage, page * perPage), total: found.length };
}

const json = (status: number, value: unknown): SimulatedResponse => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
});
