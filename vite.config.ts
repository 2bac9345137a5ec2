import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

export default defineConfig({
  root: fileURLToPath(new URL('graphiql', import.meta.url)),
  base: '/graphiql/',
  // Below this come remarks about directives in React's libraries and about the size of Monaco.
  logLevel: 'error',
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    // What the bundled packages' licences ask for.
    license: { fileName: 'licenses.md' },
  },
});
