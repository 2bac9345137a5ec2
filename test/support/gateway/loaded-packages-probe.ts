import { writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

/*
 * Loaded by `--import` into a process; when it exits, it writes the names of the packages and of the
 * modules of Node that it has imported to the file of LOADED_PACKAGES.
 */
const packages = new Set<string>();
registerHooks({
  load: (url, context, next) => {
    const [, name] = /(?:^(?=node:)|.*\/node_modules\/)((?:@[^/]+\/)?[^/]+)/.exec(url) ?? [];
    if (name !== undefined) packages.add(name);
    return next(url, context);
  },
});
process.on('exit', () =>
  writeFileSync(process.env['LOADED_PACKAGES'] ?? '', JSON.stringify([...packages])),
);
