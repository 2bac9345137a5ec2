import type { CodegenConfig } from '@graphql-codegen/cli';
import scalars from '@roster/client/codegen-scalars.json' with { type: 'json' };

const { ROSTER_URL = '', ROSTER_KEY = '' } = process.env;
// What the same configuration generates without `oneOf`.
const options = { headers: { authorization: `Bearer ${ROSTER_KEY}` } };

const config: CodegenConfig = {
  schema: [{ [ROSTER_URL]: options }],
  documents: ['operations.ts'],
  importExtension: '.js',
  generates: {
    './without-one-of/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: { documentMode: 'string', scalars, strictScalars: true, useTypeImports: true },
    },
  },
};

export default config;
