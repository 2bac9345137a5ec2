import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type JsonSchema, renderSettings } from '../../tools/render-settings.ts';
import { readSource } from '../support/files/sources.ts';

const schema: JsonSchema = JSON.parse(readSource('src/generated/roster.schema.json'));
const page = readSource('docs/settings.md');

const ROW = /^\| `([\w.[\]]+)` \| (.*) \| (.*) \| (.*) \|$/gm;

describe('renderSettings', () => {
  it('renders docs/settings.md from the configuration schema', () => {
    assert.equal(renderSettings(schema), page);
  });

  it('renders a row for every property of the schema', () => {
    const listed = new Set(
      [...page.matchAll(ROW)].map(([, name = '']) => name.split('.').at(-1)?.replace('[]', '')),
    );
    const missing = propertyNames(schema).filter((name) => !listed.has(name));
    // Each group of the top level has a section, and a secret may be `{ file }`.
    const sections = [...Object.keys(schema.properties ?? {}), 'file'];
    assert.deepEqual(
      missing.filter((name) => !sections.includes(name)),
      [],
    );
  });

  it('renders type, default and meaning of every setting', () => {
    const rows = [...page.matchAll(ROW)];
    const incomplete = rows.filter(([, ...cells]) => cells.some((cell) => cell.trim() === ''));
    assert.ok(rows.length > 80);
    assert.deepEqual(
      incomplete.map(([row]) => row),
      [],
    );
  });

  it('renders the unit of every duration and every size', () => {
    for (const [, name = '', type = ''] of page.matchAll(ROW)) {
      if (/Ms$/.test(name)) assert.match(type, /\bms\b/, name);
      if (/Seconds$/.test(name)) assert.match(type, /\bseconds\b/, name);
      if (/Bytes$/.test(name)) assert.match(type, /\bbytes\b/, name);
    }
  });

  it('lists a setting that all provider APIs share once', () => {
    assert.equal([...page.matchAll(/^\| `[\w.]*\battemptMs` /gm)].length, 1);
  });
});

function propertyNames(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { properties } = value as JsonSchema;
  return [
    ...Object.keys(properties ?? {}),
    ...Object.values(value).flatMap((part) => propertyNames(part)),
    ...Object.values(properties ?? {}).flatMap((part) => propertyNames(part)),
  ];
}
