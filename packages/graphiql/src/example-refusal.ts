import { WHY_NOT } from './why-not.ts';

/** Sends three values that the Billing API refuses: in the account, in a list, and in a list of objects. */
export const REFUSAL = {
  variables: {
    input: {
      vmsBilling: {
        user: { login: { login: 'test@mail.com' } },
        password: 'x'.repeat(101),
        billingProperties: [
          { type: 'phone', value: '+80283289362' },
          { type: 'note', value: '' },
        ],
        permissionsToAttach: ['archives-show', 'archives-shwo'],
      },
    },
  },
  query: `# Refused: each issue has the path of its cause.
mutation Refusal($input: UpdateUserInput!) {
  updateUser(input: $input) {
    __typename
    ... on UserUpdated {
      user {
        id
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
