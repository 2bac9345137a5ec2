// Starts the gateway while the image is built and stops it when it is ready, so that it leaves its compiled code behind.
import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

const [command, ...args] = process.argv.slice(2);
// References, because the gateway warns of literal secrets.
const env = { ...process.env, WARM_UP: 'no secret'.repeat(4), WARM_UP_PORT: '9' };
const gateway = spawn(command, args, { stdio: 'inherit', env });
const ended = new Promise((resolve) => gateway.once('exit', resolve));

const isReady = () =>
  fetch('http://127.0.0.1:4000/health/ready').then(
    ({ ok }) => ok,
    () => false,
  );

const deadline = Date.now() + 60_000;
while (gateway.exitCode === null && Date.now() < deadline && !(await isReady())) await sleep(50);
gateway.kill('SIGTERM');
process.exitCode = await ended;
