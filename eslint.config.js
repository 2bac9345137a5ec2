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
      // Everything that has a name. Arguments and members of inputs are both `InputValueDefinition`s.
      '@graphql-eslint/require-description': [
        'error',
        {
          types: true,
          DirectiveDefinition: true,
          FieldDefinition: true,
          InputValueDefinition: true,
          EnumValueDefinition: true,
        },
      ],
      '@graphql-eslint/relay-connection-types': 'error',
      '@graphql-eslint/relay-page-info': 'error',
      // Pages are turned forwards only.
      '@graphql-eslint/relay-arguments': ['error', { includeBoth: false }],
      '@graphql-eslint/relay-edge-types': [
        'error',
        {
          // Lists that are short and whole are plain lists, and a connection gives its `nodes` as one.
          listTypeCanWrapOnlyEdgeType: false,
          // A flat or a key of an intercom has a page, and yet `node` cannot find it alone.
          shouldImplementNode: false,
        },
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
