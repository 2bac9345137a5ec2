/** Reads one account with most VMS fields. It has no variables: GraphiQL loses those of the tab that it opens first. */
export const READ_VMS_USER = {
  query: `# One VMS account with most of its fields.
query ReadVmsUser {
  user(id: "vms/user/5") {
    __typename
    id
    login
    name
    status
    createdAt
    permissions {
      id
      name
      displayName
    }
    billingInfo {
      billingId
      status
    }
    ... on VmsUser {
      userType
      cameras {
        edges {
          node {
            id
            name
            status
            streams {
              type
              status
            }
          }
          access {
            name
            status
            isFavorite
          }
        }
        totalCount
      }
      intercoms {
        edges {
          node {
            id
            name
            status
          }
          details {
            address
            isOnline
          }
        }
      }
      intercomFlats {
        nodes {
          id
          flat
          intercom {
            id
          }
        }
      }
      subUsers {
        nodes {
          id
          name
        }
      }
      analyticLicenses {
        level
        boughtCount
        usedCount
      }
    }
  }
}
`,
};

/** Reads the same person at every provider that has an account for them. */
export const READ_EVERYWHERE = {
  variables: {
    vms: 'vms/user/1',
    activePlatform: 'activeplatform/user/2000132',
    onApp: 'onapp/user/17',
  },
  query: `# One person at three providers; a provider that fails does not affect the others.
query ReadEverywhere($vms: ID!, $activePlatform: ID!, $onApp: ID!) {
  vms: user(id: $vms) {
    ...Account
    ... on VmsUser {
      cameras {
        nodes {
          id
          name
        }
      }
    }
  }
  activePlatform: user(id: $activePlatform) {
    ...Account
    ... on ActivePlatformUser {
      email
      customAttributes {
        name
        value
      }
    }
  }
  onApp: user(id: $onApp) {
    ...Account
    ... on OnAppUser {
      email
      suspendAt
      roles {
        id
        name
      }
    }
  }
}

fragment Account on User {
  __typename
  id
  login
  name
  status
  provider {
    id
    kind
  }
  billingInfo {
    __typename
    billingId
    status
    owed {
      amount
      currencyCode
    }
  }
}
`,
};
