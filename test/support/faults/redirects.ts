import type { AnswerFault, Arrival } from './fault.ts';
import { reply } from './reply.ts';

/**
 * Row D31: redirects that could lead the gateway, its credential and a password to another host.
 */
export const REDIRECTS: readonly AnswerFault[] = [
  redirect(301, 'another host', ({ strangerUrl, request }) => strangerUrl + request.path),
  redirect(307, 'another host', ({ strangerUrl, request }) => strangerUrl + request.path),
  redirect(308, 'another host', ({ strangerUrl, request }) => strangerUrl + request.path),
  redirect(302, 'a host without a scheme', ({ strangerUrl }) => strangerUrl.replace('http:', '')),
  redirect(303, 'itself', ({ request }) => request.path),
  redirect(302, 'a file', () => 'file:///etc/passwd'),
  redirect(302, 'a socket', () => 'http://unix:/var/run/docker.sock:/info'),
  redirect(300, 'several hosts', ({ strangerUrl }) => strangerUrl),
];

function redirect(status: number, to: string, target: (arrival: Arrival) => string): AnswerFault {
  const meet = async (arrival: Arrival) => {
    await arrival.forward();
    const headers = { location: target(arrival), refresh: `0; url=${arrival.strangerUrl}` };
    await arrival.send(reply(status, `<a href="${arrival.strangerUrl}">`, headers));
  };
  return {
    row: 'D31',
    title: `${status} to ${to}`,
    read: ['UPSTREAM_FAILED'],
    write: ['UPSTREAM_FAILED'],
    meet,
  };
}
