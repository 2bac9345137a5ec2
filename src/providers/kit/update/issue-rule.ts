import type { IssueRule } from '../../../generated/schema-types.ts';

/**
 * Patterns for the English sentences of Laravel (VMS) and Rails (OnApp, ActivePlatform). The order
 * matters: Laravel calls a name that it does not find `The selected login is invalid.` Patterns are
 * kept small, because it is hard to see whether a large one needs more than linear time.
 */
const RULES: readonly (readonly [IssueRule, ...RegExp[]])[] = [
  [
    'TAKEN',
    /\b(already been taken|is taken|already (exists|in use))\b/,
    /уже (занят|существует|используется)/,
  ],
  // What a value has to consist of is a form, although it is counted: `at least 1 digit`.
  [
    'FORMAT',
    /\b(contain|include|have|has|use|need|require)s? (at least|a minimum of|minimum) (\d{1,20}|an?|one|two|three) (digit|number|numeral|numeric|upper|lower|capital|special|punctuation|non-|alphanumeric|alphabetic|latin)/,
    /\bat least (1|2|3|an?|one|two|three) (digit|number|letter|symbol|upper|lower|capital|special|punctuation|non-|alphabetic|latin)/,
    /(минимум|хотя бы|не менее|как минимум) (1|2|3|одн[а-яё]+|двух|две) (цифр|букв|заглавн|прописн|строчн|специальн|символ|спец)/,
  ],
  // Before `is required`: `At least 8 characters are required.`
  [
    'TOO_SHORT',
    /\b(at least|minimum of) \d{1,20} (characters?|chars|symbols|letters|digits|signs)\b/,
  ],
  [
    'REQUIRED',
    /\b(is|are) (required|missing)\b/,
    /can't be (blank|empty)|must be (present|filled)|must not be empty|must have a value/,
    /обязательн[а-яё]{0,9} (для|к) заполнен|не может быть пуст|не должн[а-яё]{1,9} быть пуст/,
  ],
  [
    'TOO_SHORT',
    /too short|minimum (is|length)|must be (greater|more) than/,
    /at least \d/,
    /слишком коротк|не (менее|меньше|короче) \d/,
  ],
  [
    'TOO_LONG',
    /too long|(may|must) not (be greater than|have more than)|maximum (is|length)|must be less than/,
    /at most \d/,
    /слишком длинн|не (более|больше|длиннее) \d/,
  ],
  [
    'NOT_FOUND',
    /not found|(does|do) not exist|doesn't exist|couldn't find|is unknown|must exist/,
    /не (найден|существует)/,
  ],
  [
    'FORMAT',
    /\b(is|are) invalid\b/,
    /format|(may|must) only contain|must (start|end) with|(forbidden|invalid) characters|to contain/,
    /between \d{1,20} and \d/,
    /not a (valid|number)/,
    /(must|may|can|should|cannot|does|can't|doesn't)( not)? (contain|include)\b/,
    /too (weak|simple|common)|(does not|doesn't) match/,
  ],
  [
    'NOT_ALLOWED',
    /not (allowed|permitted)|forbidden|not included in the list|cannot be changed|denied|prohibited/,
  ],
  [
    'FORMAT',
    /must be (an?|the|valid|true|one|lowercase|uppercase|numeric|accepted)\b/,
    /must be \d{1,20}\b/,
  ],
];

/** Returns the kind of rule that a provider's sentence describes. */
export function detectRule(sentence: string): IssueRule {
  const text = sentence.toLowerCase();
  for (const [rule, ...patterns] of RULES) {
    if (patterns.some((pattern) => pattern.test(text))) return rule;
    if (rule === 'NOT_FOUND' && isInvalidSelection(text)) return rule;
  }
  return 'OTHER';
}

/** Matches `The selected login is invalid.` */
function isInvalidSelection(text: string): boolean {
  const start = text.indexOf('selected ');
  return start >= 0 && text.includes(' is invalid', start + 'selected '.length);
}
