import { graphql } from './graphql/index.ts';

export const USER = graphql(`
  query User($id: ID!) {
    user(id: $id) { id login status }
  }
`);

export const UPDATE_USER = graphql(`
  mutation UpdateUser($input: UpdateUserInput!) {
    updateUser(input: $input) {
      __typename
      ... on UserUpdated { user { id login status } userProblem { code message } }
      ... on Problem { code message write retry { advice afterSeconds } }
      ... on ValidationProblem { issues { path rule message } }
    }
  }
`);
