/**
 * The setting of Fastify for servers whose routes have no JSON schemas: the compilers of schemas, 250 modules, are not
 * loaded.
 */
export const NO_ROUTE_SCHEMAS = {
  compilersFactory: { buildValidator: refuse, buildSerializer: refuse },
};

function refuse(): never {
  throw new Error('Routes have no JSON schemas.');
}
