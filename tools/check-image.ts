import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildImage } from './image/build-image.ts';
import { checkContainer } from './image/check-container.ts';
import { copyContext } from './image/copy-context.ts';
import { readDockerIgnore } from './image/docker-ignore.ts';
import { parseDockerfile } from './image/parse-dockerfile.ts';

/*
 * `npm run check:image`: carries out `deploy/Dockerfile` without a container engine, in namespaces of Linux, then starts what
 * was built as a container and checks it. It needs Linux, root and Debian. What it cannot show is in `deploy/README.md`.
 */
const ROOT = fileURLToPath(new URL('../', import.meta.url));
const read = (name: string) => readFileSync(join(ROOT, name), 'utf8');
const report = (line: string) => process.stdout.write(`${line}\n`);

const folder = mkdtempSync(join(tmpdir(), 'roster-image-'));
try {
  const context = join(folder, 'context');
  copyContext(ROOT, context, readDockerIgnore(read('.dockerignore')));
  const folders = { context, stages: join(folder, 'stages'), node: process.execPath };
  const image = buildImage(parseDockerfile(read('deploy/Dockerfile')), folders, report);
  const [size] = execFileSync('du', ['-sm', join(image.container.root, 'app')], {
    encoding: 'utf8',
  }).split('\t');
  report(`${size} MB in /app`);
  await checkContainer(image, report);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
