import type { CodegenConfig } from '@graphql-codegen/cli';
import scalars from '@roster/client/codegen-scalars.json' with { type: 'json' };

const { ROSTER_URL = '', ROSTER_KEY = '' } = process.env;
// Tools do not ask for @oneOf by default. The type of the option does not know it, so it is a constant of its own.
const options = { headers: { authorization: `Bearer ${ROSTER_KEY}` }, oneOf: true };

const config: CodegenConfig = {
  schema: [{ [ROSTER_URL]: options }],
  documents: ['operations.ts'],
  importExtension: '.js',
  generates: {
    './from-url/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: { documentMode: 'string', scalars, strictScalars: true, useTypeImports: true },
    },
  },
};

export default config;
