import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/graphiql/',
  // Lower levels report directives in React's libraries and the size of Monaco.
  logLevel: 'error',
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    // The licences of the bundled packages require it.
    license: { fileName: 'licenses.md' },
  },
});
