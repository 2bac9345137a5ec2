import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { createProgram } from '../../src/commands/program.ts';
import { readSource } from '../support/files/sources.ts';

/** Returns what the page says of each command: its heading, its description and its rows. */
function listDocumented(): readonly string[] {
  const [, reference = ''] = readSource('docs/commands.md').split('\n## Reference\n');
  return reference
    .split(/^### /m)
    .slice(1)
    .flatMap((section) => {
      const [heading = '', description = '', ...blocks] = section.split('\n\n');
      const rows = blocks.join('\n').matchAll(/^\| `([^`]+)` \| (.*) \|$/gm);
      return [
        heading,
        description.trim(),
        ...[...rows].map(([, name, text]) => `${name}: ${text}`),
      ];
    });
}

/** Returns the same of each command as the parser defines it. */
function listDefined(command: CommandUnknownOpts, path: string): readonly string[] {
  if (command.commands.length > 0) {
    return command.commands.flatMap((child) => listDefined(child, `${path} ${child.name()}`));
  }
  const items = [
    ...command.registeredArguments.map((it) => `${it.name()}: ${it.description}`),
    ...command.options.map((it) => `${it.flags}: ${it.description}`),
  ];
  return [path, command.description(), ...items];
}

describe('docs/commands.md', () => {
  it('describes every command and option as the help does', () => {
    assert.deepEqual(listDocumented(), listDefined(createProgram(), 'roster'));
  });
});
