/** A response of the gateway, as a client gets it. Tests narrow the parts that they use. */
export interface GraphqlAnswer {
  readonly status: number;
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly errors: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions: Readonly<Record<string, unknown>>;
  }[];
  readonly extensions: Readonly<Record<string, unknown>>;
  /** The unparsed body. */
  readonly text: string;
}

/** Sends one operation as a browser would. */
export async function send(
  url: string,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
  headers: Readonly<Record<string, string>> = {},
): Promise<GraphqlAnswer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  const text = await response.text();
  const body = JSON.parse(text);
  const { data = null, errors = [], extensions = {} } = body;
  return { status: response.status, data, errors, extensions, text };
}

const UPDATE = `mutation Update($input: UpdateUserInput!, $key: ID) {
  updateUser(input: $input, idempotencyKey: $key) {
    __typename
    ... on UserUpdated {
      user { id login name status provider { id kind } }
      userProblem { __typename code message write retry { advice afterSeconds } origin { httpStatus } }
      origin { provider { id kind } httpStatus requestId }
      isReplay
    }
    ... on Problem {
      code message write
      retry { advice afterSeconds }
      origin { provider { id kind } httpStatus requestId }
    }
    ... on IdempotencyProblem { isInProgress }
    ... on ValidationProblem { issues { path rule message upstreamField } }
  }
}`;

/** The response of `updateUser`, with every field that any of its types has. */
export interface UpdateAnswer {
  readonly __typename: string;
  readonly user?: Readonly<Record<string, unknown>> | null;
  readonly userProblem?: UpdateAnswer | null;
  readonly isReplay?: boolean;
  readonly isInProgress?: boolean;
  readonly code?: string;
  readonly message?: string;
  readonly write?: string;
  readonly retry?: { readonly advice: string; readonly afterSeconds: number | null };
  readonly origin?: {
    readonly provider: { readonly id: string };
    readonly httpStatus: number | null;
    readonly requestId: string;
  };
  readonly issues?: readonly {
    readonly path: readonly string[] | null;
    readonly rule: string;
    readonly message: string;
    readonly upstreamField: string | null;
  }[];
}

/** Runs `updateUser`. Fails if the response contains errors. */
export async function update(url: string, input: object, key?: string): Promise<UpdateAnswer> {
  const { data, errors } = await send(url, UPDATE, { input, key });
  if (errors.length > 0) throw new Error(`${errors[0]?.message} ${errors[0]?.extensions['code']}`);
  // The operation above selects these fields.
  return data?.['updateUser'] as UpdateAnswer;
}

/** Runs `updateUser` for tests of its errors. */
export function tryUpdate(url: string, input: object, key?: string): Promise<GraphqlAnswer> {
  return send(url, UPDATE, { input, key });
}
