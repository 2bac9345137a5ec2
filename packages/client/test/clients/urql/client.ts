import { keys } from '@roster/client/graphcache';
import schema from '@roster/client/introspection.min.json' with { type: 'json' };
import { cacheExchange } from '@urql/exchange-graphcache';
import { Client, fetchExchange } from 'urql';

export function createUrqlClient(url: string, key: string): Client {
  return new Client({
    url,
    // The schema names the types of an interface; the keys name the types that have no id.
    exchanges: [cacheExchange({ schema, keys }), fetchExchange],
    fetchOptions: { headers: { authorization: `Bearer ${key}` } },
    // By default urql sends short queries by GET, where proxies log them.
    preferGetMethod: false,
    suspense: true,
  });
}
