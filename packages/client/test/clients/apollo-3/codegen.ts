import type { CodegenConfig } from '@graphql-codegen/cli';
import scalars from '@roster/client/codegen-scalars.json' with { type: 'json' };

const config: CodegenConfig = {
  schema: 'node_modules/@roster/client/artifacts/schema.graphql',
  documents: ['operations.ts'],
  importExtension: '.js',
  generates: {
    './graphql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: { scalars, strictScalars: true, useTypeImports: true },
    },
  },
};

export default config;
