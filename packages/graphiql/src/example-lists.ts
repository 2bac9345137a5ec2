/** Finds the same person at every provider by an email address. The VMS searches only if its user list is enabled. */
export const FIND_PERSON = {
  variables: { email: 'test@mail.com' },
  query: `# One person at every provider. An entry has users, or the problem of its provider.
query FindPerson($email: String!) {
  findUsers(match: { email: $email }) {
    __typename
    provider {
      id
    }
    users {
      id
      login
      name
      status
      billingInfo {
        billingId
        status
      }
    }
    problem {
      __typename
      code
      message
    }
  }
}
`,
};

/** Reads one page of a provider's users, and the cursor of the next. */
export const PAGE_THROUGH_USERS = {
  variables: { provider: 'onapp', first: 2, after: null },
  query: `# One page of users. Put endCursor into "after" for the next; choose Plan to see what a page costs.
query PageThroughUsers($provider: ID!, $first: Int, $after: String) {
  users(provider: $provider, first: $first, after: $after) {
    __typename
    totalCount
    nodes {
      id
      login
      name
      ... on OnAppUser {
        userGroup {
          name
        }
        bucket {
          name
          currencyCode
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
`,
};
