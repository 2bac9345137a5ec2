import type { TadaDocumentNode } from 'gql.tada';
import { print } from 'graphql';

interface Response<TData> {
  readonly data?: TData | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions: Readonly<Record<string, unknown>>;
  }[];
}

/** Sends an operation. Errors are beside the data; if the request is refused, there is no data. */
export async function execute<TData, TVariables>(
  url: string,
  key: string,
  document: TadaDocumentNode<TData, TVariables>,
  variables: TVariables,
): Promise<Response<TData> & { readonly httpStatus: number }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ query: print(document), variables }),
  });
  const body: Response<TData> = await response.json();
  return { ...body, httpStatus: response.status };
}
