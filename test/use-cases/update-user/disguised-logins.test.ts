import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { createLoginMatcher, foldLogin } from '../../../src/use-cases/update-user/fold-login.ts';
import { loginIssues } from '../../../src/use-cases/update-user/validate-text.ts';
import { tryUpdate } from '../../support/clients/graphql.ts';
import { report } from '../../support/drills/drill.ts';
import { startDemo } from '../../support/gateway/demo.ts';

const SEED = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));

const PROTECTED = 'Strasse.admin-ok12@mail.example';

/** Spellings of a letter that a common database collation treats as equal. */
const DISGUISES: Readonly<Record<string, readonly string[]>> = {
  a: ['á', 'Å', '\u212b', 'ａ', 'ä', '\u{1d41a}', 'ⓐ', 'ª', 'a\u0300\u0316'],
  d: ['đ', 'Đ', 'ð', 'ď', 'Ｄ'],
  e: ['é', 'Ё'.normalize('NFD').replace('Е', 'e'), 'ȩ', 'ｅ'],
  i: ['í', 'ı', 'İ', 'ï', 'Ｉ', 'ⅰ'],
  k: ['\u212a', 'ķ', 'Ｋ', 'ƙ'],
  l: ['ł', 'Ł', 'ļ', 'ｌ', 'ⅼ'],
  m: ['ｍ', 'ṃ', 'ⅿ'],
  n: ['ñ', 'ｎ', 'ń', 'ŋ'],
  o: ['ø', 'ö', 'Ø', 'ｏ', 'º'],
  p: ['ｐ', 'ṗ', 'ƥ'],
  r: ['ř', 'Ｒ', 'ɍ'],
  s: ['ſ', 'š', 'ｓ', 'Ş'],
  t: ['ť', 'ŧ', 'ţ', 'Ｔ'],
  x: ['ｘ', 'ẋ', 'ⅹ'],
  1: ['１', '١', '१', '①', '¹'],
  2: ['２', '٢', '२', '²'],
  '.': ['．', '․'],
  '@': ['＠'],
  '-': ['－'],
};

const INVISIBLE = [
  '\u00ad',
  '\u200b',
  '\u200d',
  '\u2060',
  '\ufeff',
  '\u202e',
  '\u034f',
  '\u0001',
  '\u{e0061}',
  '\ufe0f',
  '\u115f',
];

const BLANKS = [' ', '  ', '\u00a0', '\u3000', '\t'];

/**
 * Replaces one character of the login by any of its forms, with marks and invisible characters
 * behind it.
 */
const character = (plain: string) =>
  fc
    .tuple(
      fc.constantFrom(
        plain,
        plain.toUpperCase(),
        plain.toLowerCase(),
        ...(DISGUISES[plain.toLowerCase()] ?? []),
      ),
      fc.constantFrom('', '', '', '\u0301', '\u0327\u0300'),
      fc.constantFrom('', '', '', ...INVISIBLE),
    )
    .map((parts) => parts.join(''));

const disguised = fc
  .tuple(
    fc.boolean(),
    fc.constantFrom('', ...BLANKS),
    ...[...PROTECTED.replace('ss', '\0')].map((plain) =>
      plain === '\0' ? fc.constantFrom('ss', 'ß', 'ẞ', 'SS', 'sſ', 's\u200bS') : character(plain),
    ),
    fc.constantFrom('', ...BLANKS),
  )
  .map(([isVisible, ...parts]) => (isVisible ? withoutInvisible(parts.join('')) : parts.join('')));

const withoutInvisible = (text: string) =>
  INVISIBLE.reduce((left, one) => left.replaceAll(one, ''), text).replace(/\s/g, ' ');

/** Spellings that national collations treat as one letter, each by its own rules. */
const NATIONAL: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  latin1_swedish_ci: {
    y: ['y', 'Y', 'ü', 'Ü', 'u\u0308', 'ý'],
    å: ['å', 'Å', 'a\u030a', '['],
    ä: ['ä', 'Ä', 'a\u0308', 'æ', 'Æ', '\\'],
    ö: ['ö', 'Ö', 'o\u0308', ']'],
  },
  utf8mb4_swedish_ci: { y: ['y', 'ü', 'ű', 'Ű'], ä: ['ä', 'æ'], ö: ['ö', 'ø', 'Ø', 'ő'] },
  utf8mb4_german2_ci: {
    ä: ['ä', 'Ä', 'a\u0308', 'ae', 'Ae', 'æ'],
    ö: ['ö', 'Ö', 'o\u0308', 'oe', 'œ'],
    ü: ['ü', 'Ü', 'u\u0308', 'ue', 'UE'],
    ß: ['ß', 'ẞ', 'ss', 'sS'],
  },
};

describe('Disguised login', () => {
  for (const [collation, letters] of Object.entries(NATIONAL)) {
    it(`B23: equals the protected one by ${collation}`, () => {
      const names = fc.array(
        fc.constantFrom(...Object.keys(letters), 'a', 'b', 'e', 'o', 's', 't', 'u', '1'),
        { minLength: 1, maxLength: 12 },
      );
      const spelt = names.chain((name) =>
        fc.tuple(
          ...[0, 1].map(() =>
            fc
              .tuple(...name.map((letter) => fc.constantFrom(...(letters[letter] ?? [letter]))))
              .map((parts) => parts.join('')),
          ),
        ),
      );
      fc.assert(
        fc.property(spelt, ([one = '', other = '']) => {
          assert.ok(createLoginMatcher([one])(other), JSON.stringify([one, other]));
        }),
        { numRuns: 1000, seed: SEED },
      );
    });
  }

  it('B23: is refused for its form, or as protected', (t) => {
    const isProtected = createLoginMatcher(['root', PROTECTED]);
    const seen = { refused: 0, protected: 0 };
    fc.assert(
      fc.property(disguised, (login) => {
        // Also compares logins that are refused: no form of the input is the only protection.
        assert.ok(isProtected(login), JSON.stringify(login));
        assert.equal(foldLogin(login), foldLogin(PROTECTED));
        seen[loginIssues(login, []).length > 0 ? 'refused' : 'protected'] += 1;
      }),
      { numRuns: 3000, seed: SEED },
    );
    assert.ok(seen.protected > 0);
    report(t, `${seen.refused} refused, ${seen.protected} protected; SEED=${SEED}`);
  });

  it('B23: equals the protected one by each common collation', () => {
    const pairs = [
      ['rossi', 'roßi'],
      // By utf8mb4_general_ci the sharp s is one s, and all characters of a higher plane are equal.
      ['rosi', 'roßi'],
      ['a😀', 'a😎'],
      ['aelfric', 'Ælfric'],
      ['oeuvre', 'œuvre'],
      ['ijsbrand', 'ĳsbrand'],
      ['ωσ', 'ΩΣ'],
      ['ας', 'ασ'],
      ['ёж', 'ЕЖ'],
      ['がき', 'カギ'],
      ['thor', 'þor'],
      // By latin1_swedish_ci.
      ['system', 'süstem'],
      ['SYSTEM', 'SU\u0308STEM'],
      ['yri', 'ｕ\u00ad\u0327\u0308ri'],
      ['sjöberg', 'sj]berg'],
      ['åsa', '[sa'],
      ['bäck', 'b\\ck'],
      ['bäck', 'bæck'],
      // By german2_ci.
      ['muller', 'müller'],
      ['mueller', 'müller'],
      ['mueller', 'MU\u0308LLER'],
      ['ärger', 'aerger'],
      ['goethe', 'Göthe'],
      ['weiss', 'weiß'],
    ] as const;
    for (const [one, other] of pairs) {
      assert.ok(createLoginMatcher([one])(other), `${one} ${other}`);
      assert.ok(createLoginMatcher([other])(one), `${other} ${one}`);
    }
  });

  it('does not affect other logins', () => {
    const isProtected = createLoginMatcher(['root', 'admin@mail.example', 'ross']);
    for (const login of [
      'roots',
      'oot',
      'admin@mail.exampl',
      'rоот',
      'ryot',
      'ruess',
      'ros1',
      'admin+1@mail.example',
      '',
    ]) {
      assert.ok(!isProtected(login), login);
    }
  });

  it('B23: is not sent through the gateway, in any form', async () => {
    await using demo = await startDemo({
      settings: { access: { protectedUsers: [{ provider: 'vms', id: '1', login: PROTECTED }] } },
    });
    for (const login of fc.sample(disguised, { numRuns: 60, seed: SEED })) {
      const { data, errors } = await tryUpdate(demo.url, {
        vmsBilling: { user: { login: { login } }, status: 'ACTIVE' },
      });
      const response = data?.['updateUser'] as {
        issues?: { path: string[]; rule: string }[];
      } | null;
      if (response == null) assert.equal(errors[0]?.extensions['code'], 'FORBIDDEN', login);
      else
        assert.deepEqual(
          response.issues?.[0]?.path,
          ['input', 'vmsBilling', 'user', 'login', 'login'],
          login,
        );
    }
    const simulators = demo.simulated.flatMap((installation) => installation.simulators);
    assert.deepEqual(
      simulators.flatMap(({ journal }) => journal),
      [],
    );
  });
});

describe('Form of a login', () => {
  const ruleOf = (login: string) => loginIssues(login, ['login'])[0]?.rule;

  it('B23: refuses invisible and undefined characters', () => {
    for (const one of [
      ...INVISIBLE,
      '\u00a0',
      '\u2028',
      '\ue000',
      '\u0378',
      '\u061c',
      '\u2066',
      '\n',
    ]) {
      assert.equal(ruleOf(`ad${one}min`), 'FORMAT', escape(one));
    }
  });

  it('B23: refuses words of several alphabets', () => {
    for (const login of ['аdmin', 'admіn@mail.example', 'rοot', 'ivan.pеtrov']) {
      assert.equal(ruleOf(login), 'FORMAT', login);
    }
  });

  it('accepts logins of one script, or several between separators', () => {
    for (const login of [
      'test@mail.com',
      ' Test User ',
      'иван.петров@mail.example',
      'вася_home',
      'квартира12a',
      'Ünal+1@mail.example',
      '山田taro',
      'أحمد@mail.example',
      'josé',
      'ＴＥＳＴ',
      '',
    ]) {
      assert.equal(ruleOf(login), undefined, login);
    }
  });
});

describe('Folding of an ASCII login', () => {
  it('is the same with and without an invisible character', (t) => {
    const ascii = fc.string({ unit: 'binary-ascii', maxLength: 40 });
    const isFoldedAlike = (login: string) =>
      assert.equal(foldLogin(login), foldLogin(`\u200b${login}`));
    report(t, `SEED=${SEED}`);
    fc.assert(fc.property(ascii, isFoldedAlike), { seed: SEED });
  });
});
