import type { IssueRule } from '../../../generated/schema-types.ts';

/**
 * Patterns are kept small, because it is hard to see whether a large one needs more than linear
 * time.
 */
type Patterns = readonly RegExp[];

/**
 * Patterns for the English sentences of Laravel (VMS) and Rails (OnApp, ActivePlatform). The order
 * matters: Laravel calls a name that it does not find `The selected login is invalid.`
 */
const RULES: readonly (readonly [IssueRule, Patterns])[] = [
  ['TAKEN', [/\b(already been taken|is taken|already (exists|in use))\b/]],
  [
    'REQUIRED',
    [
      /\b(is|are) (required|missing)\b/,
      /can't be (blank|empty)|must be (present|filled)|must not be empty|must have a value/,
    ],
  ],
  ['TOO_SHORT', [/too short|minimum (is|length)|must be (greater|more) than/, /at least \d/]],
  [
    'TOO_LONG',
    [
      /too long|(may|must) not (be greater than|have more than)|maximum (is|length)|must be less than/,
      /at most \d/,
    ],
  ],
  ['NOT_FOUND', [/not found|(does|do) not exist|couldn't find|is unknown|must exist/]],
  [
    'FORMAT',
    [
      /\b(is|are) invalid\b/,
      /format|(may|must) only contain|must (start|end) with|(forbidden|invalid) characters|to contain/,
      /between \d{1,20} and \d/,
      /not a (valid|number)/,
    ],
  ],
  [
    'NOT_ALLOWED',
    [
      /not (allowed|permitted)|forbidden|not included in the list|cannot be changed|denied|prohibited/,
    ],
  ],
  [
    'FORMAT',
    [
      /must be (an?|the|valid|true|one|lowercase|uppercase|numeric|accepted)\b/,
      /must be \d{1,20}\b/,
    ],
  ],
];

/** Returns the kind of rule that a provider's sentence describes. */
export function detectRule(sentence: string): IssueRule {
  const text = sentence.toLowerCase();
  for (const [rule, patterns] of RULES) {
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
