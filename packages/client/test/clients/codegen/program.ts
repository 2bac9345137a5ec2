import { execute } from './execute.ts';
import { UPDATE_USER, USER } from './operations.ts';
import { type Refusal, runScenario } from './scenario.ts';

type Refused = { errors?: readonly Refusal[]; httpStatus: number };

const refused = ({ errors, httpStatus }: Refused) =>
  errors?.[0] && { extensions: errors[0].extensions, httpStatus };

await runScenario({
  connect: (url, key) => ({
    read: async (id) => {
      const response = await execute(url, key, USER, { id });
      return { data: response.data?.user, error: refused(response) };
    },
    update: async (input) => {
      const response = await execute(url, key, UPDATE_USER, { input });
      return { data: response.data?.updateUser, error: refused(response) };
    },
  }),
  // The function above returns errors as values.
  describe: (error) => error as Refusal,
});
