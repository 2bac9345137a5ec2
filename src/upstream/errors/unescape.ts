/** A text without its escapes of some kinds. */
interface Unescaped {
  readonly text: string;
  /** Returns where a character is in the original text. */
  readonly locate: (at: number) => number;
}

/** Escapes are undone this often, as an upstream may quote the text of another system. */
const MAX_DEPTH = 2;

/**
 * Returns a text without its escapes: those of HTML, of JSON and JavaScript, and of URLs, each kind on its
 * own, because the text may contain what looks like an escape of another kind, and one after another.
 */
export function listUnescaped(text: string): readonly Unescaped[] {
  const found = new Map<string, Unescaped>();
  let last: readonly Unescaped[] = [{ text, locate: (at) => at }];
  for (let depth = 0; depth < MAX_DEPTH; depth += 1) {
    const next: Unescaped[] = [];
    for (const outer of last) {
      for (const kind of KINDS) {
        const inner = unescapeKind(outer, kind);
        if (inner === undefined || found.has(inner.text)) continue;
        found.set(inner.text, inner);
        next.push(inner);
      }
    }
    last = next;
  }
  return [...found.values()];
}

/** Returns a text without the escape at its end, which may be cut off. */
export function withoutCutEscape(text: string): string {
  const from = Math.max(0, text.length - MAX_ESCAPE_LENGTH);
  return text.slice(0, from) + text.slice(from).replace(CUT_ESCAPE, '');
}

interface Kind {
  /** What every escape of this kind begins with. */
  readonly mark: string;
  readonly pattern: RegExp;
  /** @returns undefined if it is no escape. */
  readonly decode: (sequence: string) => string | undefined;
}

const KINDS: readonly Kind[] = [
  {
    mark: '&',
    pattern: /&(?:#\d{1,12}|#[xX][\da-fA-F]{1,12}|[a-zA-Z]{2,6}(?:\d{1,2})?(?=;));?/g,
    decode: (entity) => {
      const end = entity.endsWith(';') ? entity.length - 1 : entity.length;
      if (entity[1] !== '#') return ENTITIES.get(entity.slice(1, end));
      const isHex = entity[2] === 'x' || entity[2] === 'X';
      return toCharacter(entity.slice(isHex ? 3 : 2, end), isHex ? 16 : 10);
    },
  },
  {
    mark: '\\',
    pattern: /\\(?:u[\da-fA-F]{4}|u\{[\da-fA-F]{1,6}\}|x[\da-fA-F]{2}|["'`\\/bfnrt])/g,
    decode: (sequence) => {
      if (sequence.length === 2) return SHORT_ESCAPES.get(sequence.charAt(1));
      const isBraced = sequence[2] === '{';
      return toCharacter(isBraced ? sequence.slice(3, -1) : sequence.slice(2), 16);
    },
  },
  {
    mark: '%',
    pattern:
      /%[0-7][\da-fA-F]|%[cCdD][\da-fA-F]%[89abAB][\da-fA-F]|%[eE][\da-fA-F](?:%[89abAB][\da-fA-F]){2}|%[fF][0-7](?:%[89abAB][\da-fA-F]){3}/g,
    decode: (sequence) => {
      if (sequence.length === 3) return toCharacter(sequence.slice(1), 16);
      const character = Buffer.from(sequence.replaceAll('%', ''), 'hex').toString();
      return character.includes('\ufffd') ? undefined : character;
    },
  },
];

/** No escape is longer. */
const MAX_ESCAPE_LENGTH = 16;
/** Matches an escape at the end, which may be cut off. */
const CUT_ESCAPE =
  /(?:&#?[\da-zA-Z]{0,13}|\\(?:u\{?[\da-fA-F]{0,6}|x[\da-fA-F]?)?|(?:%[\da-fA-F]{0,2}){1,4})$/;

const SHORT_ESCAPES: ReadonlyMap<string, string> = new Map([
  ...[...'"\'`\\/'].map((mark) => [mark, mark] as const),
  ...Object.entries({ b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }),
]);

/** The names of the characters from U+00A0 on, in their order, after those of markup. */
const LATIN_NAMES = `nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr
  deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest
  Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml
  ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig
  agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml
  eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml`;

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ...Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }),
  ...LATIN_NAMES.split(/\s+/).map((name, at) => [name, String.fromCodePoint(0xa0 + at)] as const),
]);

const MAX_CODE_POINT = 0x10ffff;

function toCharacter(digits: string, base: number): string | undefined {
  const code = Number.parseInt(digits, base);
  return code <= MAX_CODE_POINT ? String.fromCodePoint(code) : undefined;
}

/** Returns undefined if there are no escapes of this kind. */
function unescapeKind(outer: Unescaped, { mark, pattern, decode }: Kind): Unescaped | undefined {
  if (!outer.text.includes(mark)) return undefined;
  const text = outer.text.replace(pattern, (sequence) => decode(sequence) ?? sequence);
  if (text === outer.text) return undefined;
  // Few texts contain a secret, so places are found only for those.
  let starts: readonly number[] | undefined;
  const locate = (at: number) => {
    starts ??= listStarts(outer.text, pattern, decode);
    return outer.locate(starts[at] ?? outer.text.length);
  };
  return { text, locate };
}

/** Returns where each character of the unescaped text is in the text. */
function listStarts(text: string, pattern: RegExp, decode: Kind['decode']): readonly number[] {
  const starts: number[] = [];
  let from = 0;
  for (const { 0: sequence, index } of text.matchAll(pattern)) {
    for (let at = from; at < index; at += 1) starts.push(at);
    const { length } = decode(sequence) ?? sequence;
    const isKept = length === sequence.length;
    for (let unit = 0; unit < length; unit += 1) starts.push(isKept ? index + unit : index);
    from = index + sequence.length;
  }
  for (let at = from; at < text.length; at += 1) starts.push(at);
  return starts;
}
