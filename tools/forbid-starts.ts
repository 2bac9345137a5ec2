import { ChildProcess } from 'node:child_process';
import { Server, Socket } from 'node:net';

/*
 * Loaded before unit tests: makes a test fail that starts a process, listens or connects, also through what it imports from
 * `src/`. Processes of any kind and servers and connections of any protocol use these functions.
 */
function forbid(prototype: object, name: string): void {
  Object.defineProperty(prototype, name, {
    value: () => {
      throw new Error(`A unit test must not ${name}: see tools/find-unit-tests.ts.`);
    },
  });
}

forbid(ChildProcess.prototype, 'spawn');
forbid(Server.prototype, 'listen');
forbid(Socket.prototype, 'connect');
