import { useState } from 'react';
import { graphql, useLazyLoadQuery, useMutation } from 'react-relay';
import type { renameUserMutation } from './__generated__/renameUserMutation.graphql.ts';
import type { renameUserQuery } from './__generated__/renameUserQuery.graphql.ts';
import { describeResult } from './describe-result.ts';

export const USER = graphql`
  query renameUserQuery($id: ID!) {
    user(id: $id) { id login status }
  }
`;

// One fragment for each type: from a fragment on an interface, Relay generates no union.
export const UPDATE_USER = graphql`
  mutation renameUserMutation($input: UpdateUserInput!) {
    updateUser(input: $input) {
      __typename
      ... on UserUpdated { user { id login status } userProblem { code message } }
      ... on ValidationProblem { code message write retry { advice afterSeconds } issues { path rule message } }
      ... on NotFoundProblem { code message write retry { advice afterSeconds } }
      ... on AccessProblem { code message write retry { advice afterSeconds } }
      ... on ConflictProblem { code message write retry { advice afterSeconds } }
      ... on IdempotencyProblem { code message write retry { advice afterSeconds } }
      ... on ThrottledProblem { code message write retry { advice afterSeconds } }
      ... on ProviderProblem { code message write retry { advice afterSeconds } }
    }
  }
`;

export function RenameUser({ id }: { readonly id: string }) {
  const { user } = useLazyLoadQuery<renameUserQuery>(USER, { id });
  const [updateUser] = useMutation<renameUserMutation>(UPDATE_USER);
  const [status, setStatus] = useState('');
  const rename = () =>
    updateUser({
      variables: { input: { onApp: { id, firstName: 'Ada' } } },
      onCompleted: ({ updateUser: result }, errors) =>
        setStatus(result ? describeResult(result) : (errors?.[0]?.message ?? '')),
      onError: ({ message }) => setStatus(message),
    });
  return (
    <section>
      <h1>{user?.login}</h1>
      <button type="button" onClick={rename}>
        Rename
      </button>
      <output>{status}</output>
    </section>
  );
}
