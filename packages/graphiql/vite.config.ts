import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { defineConfig, type HtmlTagDescriptor, type Plugin } from 'vite';

const base = '/graphiql/';

const INLINE_FONT = /data:font\/(\w+);[^,)]*base64,([^)"']+)/g;

/**
 * Moves the fonts in GraphiQL's style sheet into files. They are nine tenths of it, for all scripts of the world, and the page shows
 * nothing before the style sheet is complete; of the files a browser loads only those whose characters it shows.
 */
const extractFonts: Plugin = {
  name: 'extract-fonts',
  enforce: 'post',
  generateBundle(_options, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type !== 'asset' || !file.fileName.endsWith('.css')) continue;
      file.source = String(file.source).replace(INLINE_FONT, (_url, type: string, text: string) => {
        const source = Buffer.from(text, 'base64');
        const hash = createHash('sha256').update(source).digest('base64url').slice(0, 8);
        const name = `font-${hash}.${type}`;
        this.emitFile({ type: 'asset', fileName: `assets/${name}`, source });
        return `./${name}`;
      });
    }
  },
};

/** The chunks of the editor: Monaco, and what it imports. */
const EDITOR = ['monaco-editor', 'mouseTarget', 'lite'];

/** Has the browser load the editor beside the script of the page. Otherwise it requests half of the bytes only when that script runs. */
const preloadEditor: Plugin = {
  name: 'preload-editor',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle = {} }) =>
      Object.values(bundle)
        .filter((file) => file.type === 'chunk' && EDITOR.includes(file.name))
        .map(
          ({ fileName }): HtmlTagDescriptor => ({
            tag: 'link',
            attrs: { rel: 'modulepreload', crossorigin: true, href: `${base}${fileName}` },
            injectTo: 'head',
          }),
        ),
  },
};

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base,
  plugins: [extractFonts, preloadEditor],
  // Lower levels report directives in React's libraries and the size of Monaco.
  logLevel: 'error',
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    // The licences of the bundled packages require it.
    license: { fileName: 'licenses.md' },
  },
});
