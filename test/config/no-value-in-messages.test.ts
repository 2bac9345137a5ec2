import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { stringify } from 'yaml';
import { ConfigError } from '../../src/config/config-error.ts';
import { readSettings } from '../../src/config/read-settings.ts';
import { settingsSchema } from '../../src/providers/registry.ts';
import {
  dotted,
  type Node,
  SETTINGS,
  type Setting,
  write,
} from '../support/config/all-settings.ts';
import { type SecretShape, toShapes } from '../support/config/secret-shapes.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';
import { randomFrom } from '../support/schema/random-operation.ts';
import { IS_THOROUGH } from '../support/values/thorough.ts';

const SCHEMA = settingsSchema();
const SEED = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const random = randomFrom(SEED);

/** The share of the shapes that each setting gets. */
const SHARE = IS_THOROUGH ? 1 : 0.01;

const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const LOWER = UPPER.toLowerCase();
const DIGITS = '0123456789';

/** What a generator of passwords may choose; the first one leaves out what people mistake for each other. */
const ALPHABETS = [
  (UPPER + LOWER + DIGITS).replace(/[01IOil]/g, ''),
  UPPER + DIGITS,
  LOWER + DIGITS,
  `${UPPER}${LOWER}${DIGITS}+/=._-!&`,
];

const pick = <T>(all: ArrayLike<T>): T => all[Math.floor(random() * all.length)] as T;

/** Returns a secret that begins and ends with a letter, so that its shape is that of its marks only. */
function createSecret(): string {
  const alphabet = pick(ALPHABETS);
  const inner = Array.from({ length: 13 + Math.floor(random() * 12) }, () => pick(alphabet));
  return `${pick('QXZ')}${inner.join('')}${pick('QXZ')}`;
}

/**
 * Returns the parts of a secret that no message may contain. A part is no word of a message by chance: it has six characters with a
 * digit, or nine.
 */
function toParts(secret: string): readonly string[] {
  const cut = (length: number) =>
    Array.from({ length: secret.length - length + 1 }, (_, at) => secret.slice(at, at + length));
  return [...cut(6).filter((part) => /\d/.test(part)), ...cut(9)];
}

const isText = ({ type, anyOf = [], oneOf = [] }: Node): boolean =>
  type === 'string' || [...anyOf, ...oneOf].some(isText);

/** Returns the setting if it is a text, and the values below it that are texts, as those of a list. */
function listTexts(setting: Setting): readonly Setting[] {
  const { node, path } = setting;
  const options = [node, ...(node.anyOf ?? []), ...(node.oneOf ?? [])];
  const below = options.flatMap(({ items, additionalProperties }) => [
    ...(items === undefined ? [] : [[0, items] as const]),
    ...(additionalProperties ? [['acme', additionalProperties] as const] : []),
  ]);
  return [
    ...(isText(node) ? [setting] : []),
    ...below
      .filter(([, child]) => isText(child))
      .map(([key, child]) => ({ ...setting, path: [...path, key], node: child })),
  ];
}

const TEXTS = SETTINGS.flatMap(listTexts);

/** Returns a configuration in which the secret is written in place of a setting. */
function toFile(setting: Setting, choose: (pad: string) => SecretShape): string {
  const name = setting.path.at(-1) ?? '';
  const parent = { ...setting, path: setting.path.slice(0, -1) };
  const value =
    name === 0 ? write(parent, parent.path.at(-1) ?? '', ['MARK']) : write(setting, name, 'MARK');
  const found = /^(?<pad> *)(?<dash>(?:- )*)(?<name>\S+: )?MARK$/m.exec(stringify(value));
  assert.ok(found?.groups, dotted(setting.path));
  const { pad = '', dash = '', name: written = '' } = found.groups;
  const { text, isLine, head = '' } = choose(`${pad}${dash.replaceAll('-', ' ')}`);
  const line = `${pad}${dash}${isLine ? '' : written}${text}`;
  const rest = stringify(value).replace(found[0], () => line);
  return head === '' ? rest : `${head}\n${rest}`;
}

/** Returns all that is printed about a configuration. */
function describeFile(file: string): string {
  try {
    return readSettings({ file, environment: { ONAPP_PASSWORD: 'x' } }, SCHEMA).warnings.join('\n');
  } catch (error) {
    assert.ok(error instanceof ConfigError, String(error));
    return error.message;
  }
}

describe('A message about a configuration', () => {
  it('contains no part of a value, however it is written', (t) => {
    t.diagnostic(`SEED=${SEED}`);
    assert.ok(TEXTS.length > 60, String(TEXTS.length));
    using folder = createTemporaryFolder();
    const leaks = new Map<string, string>();
    let runs = 0;
    for (const setting of TEXTS) {
      const count = toShapes('', '').length;
      for (let index = 0; index < count; index += 1) {
        if (random() > SHARE) continue;
        runs += 1;
        const secret = createSecret();
        const text = toFile(setting, (pad) => toShapes(secret, pad)[index] as SecretShape);
        const printed = describeFile(folder.write('roster.yml', text)).replaceAll(folder.path, '');
        if (!toParts(secret).some((part) => printed.includes(part))) continue;
        leaks.set(printed.replaceAll(secret, 'SECRET').slice(0, 200), text);
      }
    }
    t.diagnostic(`${runs} files`);
    const [[printed, text] = []] = leaks;
    assert.equal(leaks.size, 0, `SEED=${SEED}: ${leaks.size}, as:\n${text}\n${printed}`);
  });
});
