import type { RejectedBranch } from './input-path.ts';
import { beginsForeignStatement, readStatement, readSubject } from './named-fields.ts';

/** One reason of a text, and the paths of the fields that it names. */
export interface Reason {
  readonly text: string;
  /** Empty if it names none. */
  readonly paths: readonly (readonly string[])[];
}

/** The reasons of a text, and how the text continues between them. */
interface SplitText {
  readonly reasons: readonly Reason[];
  /** The whole text: reasons, and what is between, before and after them. */
  readonly pieces: readonly string[];
}

const MAX_REASONS = 100;

/**
 * Splits a text that joins several reasons, as Rails does: `Validation failed: Password is too short,
 * First name can't be blank`. A reason begins where a field is named and something is said about it.
 */
export function splitReasons(text: string, branch: RejectedBranch): SplitText {
  const prefix = prefixOf(text);
  const cuts = findCuts(text, prefix.length, branch);
  const pieces: string[] = [prefix];
  const reasons: Reason[] = [];
  let start = prefix.length;
  for (const { from, to } of [...cuts, { from: text.length, to: text.length }]) {
    const reason = text.slice(start, from);
    pieces.push(reason, text.slice(from, to));
    if (reason.trim() !== '') {
      reasons.push({ text: reason.trim(), paths: readSubject(reason.trim(), branch)?.paths ?? [] });
    }
    start = to;
  }
  return { reasons, pieces };
}

/** Returns the words before the reasons, such as `Validation failed: `. */
function prefixOf(text: string): string {
  const start = text.slice(0, 100);
  const colon = start.indexOf(': ');
  if (colon < 0 || !/^(validation|error|invalid|failed|unprocessable)/i.test(start)) return '';
  return /^[\w ]+$/.test(start.slice(0, colon)) ? start.slice(0, colon + 2) : '';
}

interface Cut {
  readonly from: number;
  readonly to: number;
}

function findCuts(text: string, start: number, branch: RejectedBranch): Cut[] {
  const subject = readStatement(text.slice(start), branch);
  // Rails and Grape also list fields that our input lacks.
  const isList = start > 0 || subject !== undefined || beginsForeignStatement(text);
  let from = start + (subject?.end ?? 0);
  const cuts: Cut[] = [];
  for (const match of text.matchAll(/[,;|•\n]+ ?(?:and )?| - | and |\. | & /g)) {
    const to = match.index + match[0].length;
    if (match.index < from || isQuoted(text.slice(0, match.index))) continue;
    const rest = text.slice(to, to + 500);
    const next = readStatement(rest, branch);
    const isForeign = isList && /^[,;|\n]/.test(match[0]) && beginsForeignStatement(rest);
    if (next === undefined && !isForeign) continue;
    // A full stop belongs to the reason before it.
    cuts.push({ from: match[0] === '. ' ? match.index + 1 : match.index, to });
    from = to + (next?.end ?? 0);
    if (cuts.length >= MAX_REASONS) break;
  }
  return cuts;
}

/** Returns whether a text ends within brackets or quotation marks. */
function isQuoted(text: string): boolean {
  const count = (mark: string) => text.split(mark).length - 1;
  return count('(') > count(')') || count('«') > count('»') || count('"') % 2 === 1;
}
