import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse, print } from 'graphql';
import { quietly } from '../gateway/quiet-apollo.ts';

/** The contract of a help desk that another team runs. It knows only the ids of people. */
export const TICKETS_TYPE_DEFS = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@interfaceObject"])

  type Query {
    ticket(id: ID!): Ticket
    tickets: [Ticket!]!
    incidents(people: [ID!]!): [Incident!]!
  }

  type Ticket {
    id: ID!
    title: String!
    about: User!
  }

  type Incident {
    affected: User
  }

  type User @key(fields: "id") @interfaceObject {
    id: ID!
    tickets: [Ticket!]!
  }
`);

interface Ticket {
  readonly id: string;
  readonly title: string;
  /** The id of a user. */
  readonly person: string;
}

/** Two tickets about one person, one about another. */
const TICKETS: readonly Ticket[] = [
  { id: '1', title: 'The gate is dark', person: 'vms/user/1' },
  { id: '2', title: 'The gate is dark again', person: 'vms/user/1' },
  { id: '3', title: 'A server is slow', person: 'onapp/user/12' },
];

/** A ticket about a person whom the provider no longer has. */
const OLD_TICKET: Ticket = { id: '4', title: 'Who was that?', person: 'onapp/user/99999' };

const RESOLVERS = {
  Query: {
    ticket: (_parent: unknown, { id }: { readonly id: string }) =>
      [...TICKETS, OLD_TICKET].find((ticket) => ticket.id === id),
    tickets: () => TICKETS,
    incidents: (_parent: unknown, { people }: { readonly people: readonly string[] }) =>
      people.map((person) => ({ person })),
  },
  Incident: {
    affected: ({ person }: Pick<Ticket, 'person'>) => ({ __typename: 'User', id: person }),
  },
  Ticket: {
    about: ({ person }: Ticket) => ({ __typename: 'User', id: person }),
  },
  User: {
    __resolveReference: ({ id }: { readonly id: string }) => ({ id }),
    tickets: ({ id }: { readonly id: string }) => TICKETS.filter(({ person }) => person === id),
  },
};

export interface TicketsSubgraph extends AsyncDisposable {
  readonly url: string;
}

/** Starts the help desk on a free loopback port. */
export async function startTickets(): Promise<TicketsSubgraph> {
  const schema = buildSubgraphSchema([{ typeDefs: TICKETS_TYPE_DEFS, resolvers: RESOLVERS }]);
  const sdl = print(TICKETS_TYPE_DEFS);
  // The library also prints what federation defines, twice in parts, which Mesh Compose rejects.
  Object.assign(schema.getQueryType()?.getFields()['_service'] ?? {}, { resolve: () => ({ sdl }) });
  const server = new ApolloServer({ ...quietly(), schema });
  const { url } = await startStandaloneServer(server, { listen: { host: '127.0.0.1', port: 0 } });
  return { url: url.replace(/\/$/, ''), [Symbol.asyncDispose]: () => server.stop() };
}
