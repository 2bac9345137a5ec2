import type { Answer, Cell } from './case.ts';
import type { Bench } from './fixture.ts';

/**
 * Sends the operation of a cell: the call that meets the fault, and a call to a healthy provider.
 *
 * @param n the number of the write; unused for a read.
 */
export async function ask(
  cell: Cell,
  bench: Bench,
  n: number,
): Promise<{ text: string; response: Answer | undefined }> {
  try {
    const response = await fetch(`${bench.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(operationOf(cell, bench, n)),
    });
    const body = await response.text();
    return { text: `${JSON.stringify([...response.headers])} ${body}`, response: JSON.parse(body) };
  } catch (error) {
    return { text: String(error), response: undefined };
  }
}

function operationOf({ api, effect }: Cell, bench: Bench, n: number) {
  const { provider } = bench.seatOf(api, effect);
  if (effect === 'read') {
    return {
      query: `{ met: ${api.read(provider)} well: user(id: "${api.well.id}") { login } }`,
    };
  }
  const well = { activePlatform: { id: api.well.id, middleName: String(n) } };
  return { query: WRITE, variables: { met: api.write(provider, n), well } };
}

const WRITE = `mutation ($met: UpdateUserInput!, $well: UpdateUserInput!) {
  met: updateUser(input: $met) {
    __typename
    ... on UserUpdated { user { id login } userProblem { code write } }
    ... on Problem { code message write retry { advice afterSeconds } origin { httpStatus requestId } }
    ... on ValidationProblem { issues { path rule message upstreamField } }
  }
  well: updateUser(input: $well) { ... on UserUpdated { user { login } } }
}`;
