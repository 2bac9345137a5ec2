import { setTimeout as delay } from 'node:timers/promises';
import type { AnswerFault, Arrival } from './fault.ts';
import { headOf, toBytes, withLength } from './reply.ts';

const BROKEN = { read: ['UPSTREAM_BROKEN'], write: ['UPSTREAM_BROKEN'] } as const;
const LATE = { read: ['UPSTREAM_TIMEOUT'], write: ['UPSTREAM_TIMEOUT'] } as const;

/** Rows D2, D5 to D7 and D33: responses that do not arrive, or not completely. */
export const BROKEN_OFF: readonly AnswerFault[] = [
  { row: 'D2', title: 'a black hole before the effect', ...LATE, meet: () => {} },
  { row: 'D2', title: 'a black hole after the effect', ...LATE, meet: ({ forward }) => forward() },
  {
    row: 'D5',
    title: 'endless headers, one every 20 ms',
    ...LATE,
    meet: async ({ forward, write }) => {
      await forward();
      let goesOn = await write('HTTP/1.1 200 OK\r\n');
      for (let n = 0; goesOn; n += 1) {
        await delay(20);
        goesOn = await write(`x-drip-${n}: 1\r\n`);
      }
    },
  },
  {
    row: 'D5',
    title: 'a byte of the body every 50 ms',
    ...LATE,
    meet: async ({ forward, write }) => {
      await forward();
      let goesOn = await write(headOf({ status: 200, headers: { ...JSON_TYPE, ...LONG } }));
      while (goesOn) {
        await delay(50);
        goesOn = await write(' ');
      }
    },
  },
  {
    row: 'D6',
    title: 'a reset before the effect',
    ...BROKEN,
    meet: ({ socket }) => socket.resetAndDestroy(),
  },
  { row: 'D6', title: 'a close before the effect', ...BROKEN, meet: ({ socket }) => socket.end() },
  {
    row: 'D6',
    title: 'a reset after the effect',
    ...BROKEN,
    meet: async ({ forward, socket }) => {
      await forward();
      socket.resetAndDestroy();
    },
  },
  { row: 'D6', title: 'a close in the middle of the head', ...BROKEN, meet: (at) => cut(at, 12) },
  {
    row: 'D7',
    title: 'a body shorter than its length, then a close',
    read: ['UPSTREAM_BROKEN'],
    write: ['UPSTREAM_BROKEN'],
    meet: async ({ forward, write, socket }) => {
      const { headers } = withLength(await forward());
      await write(`${headOf({ status: 200, headers: { ...headers, ...LONG } })}{"id":`);
      socket.end();
    },
  },
  {
    row: 'D7',
    title: 'a body shorter than its length, then silence',
    ...LATE,
    meet: async ({ forward, write }) => {
      const { headers } = withLength(await forward());
      await write(`${headOf({ status: 200, headers: { ...headers, ...LONG } })}{"id":`);
    },
  },
  {
    row: 'D7',
    title: 'a second response after the first',
    read: ['OK'],
    write: ['OK'],
    meet: async ({ forward, write }) => {
      const lie = Buffer.from('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{"id":99}');
      await write(Buffer.concat([toBytes(await forward()), lie]));
    },
  },
  {
    row: 'D33',
    title: 'a kept connection that is closed when it is used again',
    read: ['OK', 'UPSTREAM_BROKEN'],
    write: ['OK', 'UPSTREAM_BROKEN'],
    meet: async ({ nth, forward, send, socket }) => {
      if (nth === 1) await send(await forward());
      else socket.resetAndDestroy();
    },
  },
];

const JSON_TYPE = { 'content-type': 'application/json' };
const LONG = { 'content-length': '100000' };

async function cut({ forward, write, socket }: Arrival, length: number) {
  await write(toBytes(await forward()).subarray(0, length));
  socket.end();
}
