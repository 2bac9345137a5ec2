import { Environment, type FetchFunction, Network, RecordSource, Store } from 'relay-runtime';

interface ResponseError {
  readonly message: string;
  readonly extensions: Readonly<Record<string, unknown>>;
}

/** A response without data: the gateway refused the request. */
export class RefusedError extends Error {
  readonly httpStatus: number;
  readonly errors: readonly ResponseError[];

  constructor(httpStatus: number, errors: readonly ResponseError[]) {
    super(errors[0]?.message ?? `HTTP status ${httpStatus}`);
    this.httpStatus = httpStatus;
    this.errors = errors;
  }
}

export function createRelayEnvironment(url: string, key: string): Environment {
  const send: FetchFunction = async ({ name, text }, variables) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify({ query: text, operationName: name, variables }),
    });
    const body = await response.json();
    // Relay itself would put the errors into one message. Errors beside data are passed on: Relay gives them to onCompleted.
    if (!body.data) throw new RefusedError(response.status, body.errors);
    return body;
  };
  return new Environment({ network: Network.create(send), store: new Store(new RecordSource()) });
}
