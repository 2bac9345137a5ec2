import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, it } from 'node:test';
import { OperationCounter, OperationLimiter } from '../../../src/http/hooks/operation-limiter.ts';
import { createHttpServer } from '../../../src/http/http-server.ts';
import { until } from '../../support/upstreams/blocking-upstream.ts';

describe('whenSent', () => {
  it('C27: resolves at once if the response has closed already', async () => {
    const inFlight = new OperationLimiter(0, new OperationCounter());
    const server = createHttpServer({ maxBodyBytes: 1024, acceptsHost: () => true });
    const waiting: (() => void)[] = [];
    let isIdle = false;
    server.get('/', async (_request, reply) => {
      await new Promise<void>((resolve) => waiting.push(resolve));
      inFlight.follow(reply.raw);
      void inFlight.idle().then(() => {
        isIdle = true;
      });
      return '';
    });
    const sockets: { readonly closed: boolean }[] = [];
    server.server.on('connection', (socket) => sockets.push(socket));
    const url = await server.listen({ host: '127.0.0.1', port: 0 });
    const client = connect(Number(new URL(url).port), '127.0.0.1');
    await once(client, 'connect');
    client.write('GET / HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n');
    await until(() => waiting.length === 1);
    client.resetAndDestroy();
    await until(() => sockets.every(({ closed }) => closed));
    waiting[0]?.();
    await until(() => isIdle);
    await server.close();
  });
});
