import type { CodegenConfig } from '@graphql-codegen/cli';
import scalars from '@roster/client/codegen-scalars.json' with { type: 'json' };

const { ROSTER_URL = '', ROSTER_KEY = '' } = process.env;
const headers = { authorization: `Bearer ${ROSTER_KEY}` };

const config: CodegenConfig = {
  documents: ['operations.ts'],
  importExtension: '.js',
  generates: {
    './from-url/': {
      // Introspection must ask for @oneOf, which tools do not do by default.
      schema: [{ [ROSTER_URL]: { headers, oneOf: true } }],
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: { documentMode: 'string', scalars, strictScalars: true, useTypeImports: true },
    },
    // For the test only: what the same configuration generates without `oneOf`.
    './without-one-of/': {
      schema: [{ [ROSTER_URL]: { headers } }],
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: { documentMode: 'string', scalars, strictScalars: true, useTypeImports: true },
    },
  },
};

export default config;
