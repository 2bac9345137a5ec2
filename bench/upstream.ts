import { createServer } from 'node:http';
import { findBody } from './upstream-bodies.ts';

/*
 * A lean upstream: one server for four APIs. It is a process of its own:
 * `node bench/upstream.ts PORT [DELAY_MS]`. `GET /calls` returns the number of calls so far.
 */

const [port = '0', delayMs = '0'] = process.argv.slice(2);
const delay = Number(delayMs);
let calls = 0;

createServer((request, response) => {
  const { method, url = '' } = request;
  if (url === '/calls') {
    response.end(String(calls));
    return;
  }
  calls += 1;
  const body = findBody(url);
  if (body === undefined) process.stderr.write(`No body for ${method} ${url}\n`);
  const respond = () => {
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(body);
  };
  request.resume().on('end', () => {
    if (delay === 0) respond();
    else setTimeout(respond, delay);
  });
}).listen(Number(port), '127.0.0.1', () => process.stdout.write('ready\n'));
