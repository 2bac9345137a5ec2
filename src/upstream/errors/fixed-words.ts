import { MESSAGE_FORMS, type MessageForm, NAME_WORDS } from './message-forms.ts';

/** A part of a text, from `start` to before `end`. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Returns the parts of a text that are the fixed words of a known message, such as `Password is too
 * short (minimum is ` and ` characters)`. They are no secret, even if a password is such a word.
 */
export function findFixedWords(text: string): readonly TextRange[] {
  const lower = text.replaceAll('’', "'").toLowerCase();
  // A character may be longer in lower case.
  if (lower.length !== text.length) return [];
  return joinRanges(
    text,
    MESSAGE_FORMS.flatMap((form) => findForm(lower, form)),
  );
}

/** Joins ranges that overlap or have only blanks between them. */
function joinRanges(text: string, ranges: readonly TextRange[]): TextRange[] {
  const joined: TextRange[] = [];
  for (const range of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    const isNext = last === undefined || text.slice(last.end, range.start).trim() !== '';
    if (last !== undefined && !isNext) joined.pop();
    joined.push(isNext ? range : { start: last.start, end: Math.max(last.end, range.end) });
  }
  return joined;
}

function findForm(text: string, { parts, isName }: MessageForm): TextRange[] {
  const [first = ''] = parts;
  const endsWithGap = parts.at(-1) === '';
  const ranges: TextRange[] = [];
  for (let at = text.indexOf(first); at >= 0; at = text.indexOf(first, at + 1)) {
    const end = at + first.length;
    const others = findOthers(text, end, parts.slice(1), isName);
    if (others === undefined || isWord(text.charAt(at - 1))) continue;
    const last = others.at(-1)?.end ?? end;
    if (!endsWithGap && isWord(text.charAt(last))) continue;
    const found = [{ start: startOfName(text, at), end }, ...others];
    // Punctuation behind a value may be a part of the value.
    ranges.push(...(endsWithGap ? found : withMarks(text, found)));
  }
  return ranges;
}

/** The longest value or name in a message of a known form. */
const MAX_GAP_LENGTH = 60;

function findOthers(
  text: string,
  from: number,
  parts: readonly string[],
  isName: readonly boolean[],
): TextRange[] | undefined {
  const ranges: TextRange[] = [];
  let end = from;
  for (const [index, part] of parts.entries()) {
    // The last gap ends with the clause.
    const start = part === '' ? endOfClause(text, end) : text.indexOf(part, end);
    if (start < 0 || start - end > MAX_GAP_LENGTH) return undefined;
    const isFixed = isName[index] === true && consistsOfNames(text.slice(end, start));
    ranges.push({ start: isFixed ? end : start, end: start + part.length });
    end = start + part.length;
  }
  return ranges;
}

/** Adds the punctuation behind the last range to it. */
function withMarks(text: string, ranges: readonly TextRange[]): TextRange[] {
  return ranges.map(({ start, end }, index) => {
    const marks = index < ranges.length - 1 ? 0 : text.slice(end, end + 5).search(/[^,;:.!)]|$/);
    return { start, end: end + marks };
  });
}

function endOfClause(text: string, from: number): number {
  const length = text.slice(from, from + MAX_GAP_LENGTH).search(/[,;.\n)]|$/);
  return from + length;
}

/** Returns the start of the field's name before a statement, if nothing else is before it. */
function startOfName(text: string, at: number): number {
  const marks = CLAUSE_MARKS.map(({ mark, isJoiner }) => {
    const index = text.lastIndexOf(mark, at - 1);
    if (index < 0 || at === 0) return { start: 0, nameStart: 0 };
    return { start: isJoiner ? index : index + mark.length, nameStart: index + mark.length };
  });
  const { start, nameStart } = marks.reduce((last, each) =>
    each.nameStart > last.nameStart ? each : last,
  );
  return consistsOfNames(text.slice(nameStart, at)) ? start : at;
}

/** What begins a clause; a joiner is no part of a value, so it belongs to the form. */
const CLAUSE_MARKS = [
  ...[',', ';', ':', '.', '\n', '('].map((mark) => ({ mark, isJoiner: false })),
  ...[' and ', ' и '].map((mark) => ({ mark, isJoiner: true })),
];

/** The most words in the name of a field. */
const MAX_NAME_WORDS = 6;

function consistsOfNames(text: string): boolean {
  const words = text.split(/[\s_]/).filter((word) => word !== '');
  return words.length <= MAX_NAME_WORDS && words.every((word) => NAME_WORDS.has(word));
}

const isWord = (character: string): boolean => /[\p{L}\p{N}_]/u.test(character);
