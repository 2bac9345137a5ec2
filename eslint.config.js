import graphql from '@graphql-eslint/eslint-plugin';

const project = {
  schema: 'schema/**/*.graphql',
  documents: 'packages/client/operations/*.graphql',
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
      // Everything that has a name. Arguments and fields of inputs are both `InputValueDefinition`s.
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
      // Connections support only forward paging.
      '@graphql-eslint/relay-arguments': ['error', { includeBoth: false }],
      '@graphql-eslint/relay-edge-types': [
        'error',
        {
          // Short, complete lists are plain lists, and the `nodes` of a connection are one.
          listTypeCanWrapOnlyEdgeType: false,
          // A flat or a key of an intercom is paged, but `node` cannot find it by its id.
          shouldImplementNode: false,
        },
      ],
      '@graphql-eslint/require-nullable-fields-with-oneof': 'error',
      '@graphql-eslint/require-deprecation-reason': 'error',
      // The contract defines names: `UserUpdated`, and inputs with the name of the provider.
      '@graphql-eslint/naming-convention': 'off',
      // Results, nested objects and problems have no identity of their own.
      '@graphql-eslint/strict-id-in-types': 'off',
      // A description has one line if that is enough.
      '@graphql-eslint/description-style': 'off',
      // The first line of a provider's file names the source of its facts.
      '@graphql-eslint/no-hashtag-description': 'off',
    },
  },
  {
    files: ['packages/client/operations/*.graphql'],
    ...forGraphql,
    rules: {
      ...graphql.configs['flat/operations-recommended'].rules,
      // Types without an id have no identity: a problem, a role of a user.
      '@graphql-eslint/require-selections': 'off',
    },
  },
];
