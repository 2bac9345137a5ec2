import { WHY_NOT } from './why-not.ts';

/** Changes password, status, billing record and permissions of a VMS account, as in the example on the vendor's page. */
export const UPDATE_THROUGH_VMS_BILLING = {
  variables: {
    input: {
      vmsBilling: {
        user: { login: { login: 'test@mail.com' } },
        password: 'a-new-password',
        status: 'ACTIVE',
        billingInfo: { billingId: '123123123' },
        billingProperties: [{ type: 'phone', value: '+80283289362' }],
        permissionsToAttach: ['archives-show', 'archives-download'],
        permissionsToDetach: ['archives-preview-download'],
      },
    },
  },
  query: `# Changes the VMS account that has this login.
mutation UpdateThroughVmsBilling($input: UpdateUserInput!) {
  updateUser(input: $input) {
    __typename
    ... on UserUpdated {
      user {
        id
        login
        status
        updatedAt
        permissions {
          name
        }
      }
      billingAccount {
        canUpdatePassword
        billingProperties {
          type
          value
        }
      }
      userProblem {
        ...WhyNot
      }
    }
    ...WhyNot
  }
}
${WHY_NOT}`,
};

/** Replaces the permissions of a VMS account. */
export const UPDATE_THROUGH_VMS_ADMIN = {
  variables: {
    input: {
      vmsAdmin: {
        id: 'vms/user/5',
        permissions: { names: ['layouts-index', 'layouts-store', 'archives-show'] },
      },
    },
  },
  query: `# Gives a VMS account these permissions and no others.
mutation UpdateThroughVmsAdmin($input: UpdateUserInput!) {
  updateUser(input: $input) {
    __typename
    ... on UserUpdated {
      user {
        id
        login
        permissions {
          id
          name
          displayName
        }
      }
      userProblem {
        ...WhyNot
      }
    }
    ...WhyNot
  }
}
${WHY_NOT}`,
};

/** Changes name, password and attributes of a person in ActivePlatform. */
export const UPDATE_THROUGH_ACTIVE_PLATFORM = {
  variables: {
    input: {
      activePlatform: {
        id: 'activeplatform/user/2002986',
        firstName: 'John',
        middleName: '',
        lastName: 'Doe',
        password: 'a-new-password',
        customAttributes: [{ key: 'age', value: '21' }],
      },
    },
  },
  query: `# Changes a person in ActivePlatform.
mutation UpdateThroughActivePlatform($input: UpdateUserInput!) {
  updateUser(input: $input) {
    __typename
    ... on UserUpdated {
      user {
        id
        name
        status
        updatedAt
        ... on ActivePlatformUser {
          email
          firstName
          middleName
          lastName
          customAttributes {
            name
            value
          }
        }
      }
      userProblem {
        ...WhyNot
      }
    }
    ...WhyNot
  }
}
${WHY_NOT}`,
};

/** Changes an OnApp account, without its password: the panel changes none if the gateway signs in with an API key. */
export const UPDATE_THROUGH_ON_APP = {
  variables: {
    input: {
      onApp: {
        id: 'onapp/user/12',
        email: 'john.doe@activeplatform.example',
        firstName: 'John',
        lastName: 'Doe',
        roleIds: ['2'],
        userGroupId: '36',
        suspendAt: '2031-01-01T00:00:00Z',
        additionalFields: [{ name: 'additional_field_name', value: 'custom_value' }],
      },
    },
  },
  query: `# Changes an OnApp account; suspendAt: null clears a date.
mutation UpdateThroughOnApp($input: UpdateUserInput!) {
  updateUser(input: $input) {
    __typename
    ... on UserUpdated {
      user {
        id
        name
        status
        updatedAt
        ... on OnAppUser {
          email
          suspendAt
          roles {
            id
            name
          }
          additionalFields {
            name
            value
          }
        }
      }
      userProblem {
        ...WhyNot
      }
    }
    ...WhyNot
  }
}
${WHY_NOT}`,
};
