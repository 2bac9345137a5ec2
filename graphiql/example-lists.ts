/** The same person at every provider, by an address. The VMS searches only where its list of users is switched on. */
export const FIND_PERSON = {
  variables: { email: 'test@mail.com' },
  query: `# One person at every provider. An entry holds users, or the problem of its provider.
query FindPerson($email: String!) {
  findUsers(match: { email: $email }) {
    __typename
    provider {
      id
    }
    users {
      id
      login
      displayName
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

/** One page of a provider's users, and how to go on. */
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
      displayName
      ... on OnAppUser {
        userGroup {
          label
        }
        bucket {
          label
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
