import graphql from '@graphql-eslint/eslint-plugin';

const project = {
  schema: 'schema/**/*.graphql',
  documents: 'src/client/operations/*.graphql',
};

const forGraphql = {
  plugins: { '@graphql-eslint': graphql },
  languageOptions: { parser: graphql.parser, parserOptions: { graphQLConfig: project } },
};

export default [
  {
    files: ['schema/**/*.graphql'],
    ...forGraphql,
    rules: {
      ...graphql.configs['flat/schema-recommended'].rules,
      // Every type and field is described, except those of an interface's members, which say the same again.
      '@graphql-eslint/require-description': [
        'error',
        { types: true, DirectiveDefinition: true, rootField: true },
      ],
      '@graphql-eslint/require-nullable-fields-with-oneof': 'error',
      '@graphql-eslint/require-deprecation-reason': 'error',
      // The contract names its types: `UserUpdated`, and inputs that carry the provider's name.
      '@graphql-eslint/naming-convention': 'off',
      // Results, parts of a document and problems have no identity of their own.
      '@graphql-eslint/strict-id-in-types': 'off',
      // One line where one is enough.
      '@graphql-eslint/description-style': 'off',
      // The first line of a provider's file says where its facts stand.
      '@graphql-eslint/no-hashtag-description': 'off',
    },
  },
  {
    files: ['src/client/operations/*.graphql'],
    ...forGraphql,
    rules: {
      ...graphql.configs['flat/operations-recommended'].rules,
      // What has no id has no identity: a problem, a role of a user.
      '@graphql-eslint/require-selections': 'off',
    },
  },
];
