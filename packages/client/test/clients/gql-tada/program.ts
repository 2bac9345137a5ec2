import { readFileSync } from 'node:fs';
import { buildSchema as build168 } from 'graphql-16.8';
import { buildSchema as build169 } from 'graphql-16.9';
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
  more: async () => {
    const sdl = readFileSync('node_modules/@roster/client/artifacts/schema.graphql', 'utf8');
    const errorOf = (buildSchema: (text: string) => unknown) => {
      try {
        buildSchema(sdl);
        return null;
      } catch (error) {
        return String(error).split('\n')[0];
      }
    };
    return { errorOfGraphql168: errorOf(build168), errorOfGraphql169: errorOf(build169) };
  },
});
