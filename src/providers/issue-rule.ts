import type { IssueRule } from '../generated/schema-types.ts';

/**
 * The English sentences of Laravel (VMS) and Rails (OnApp, ActivePlatform), by what they say. The order matters:
 * Laravel calls a name that it does not find `The selected login is invalid.`
 */
const RULES: readonly (readonly [IssueRule, RegExp])[] = [
  ['TAKEN', /\b(already been taken|is taken|already (exists|in use))\b/i],
  [
    'REQUIRED',
    /\b(is|are) (required|missing)\b|can't be (blank|empty)|must be (present|filled)|must not be empty|must have a value/i,
  ],
  ['TOO_SHORT', /too short|at least \d+|minimum (is|length)|must be (greater|more) than/i],
  [
    'TOO_LONG',
    /too long|(may|must) not (be greater than|have more than)|maximum (is|length)|at most \d+|must be less than/i,
  ],
  [
    'NOT_FOUND',
    /not found|(does|do) not exist|couldn't find|selected [\w .]+ is invalid|is unknown|must exist/i,
  ],
  [
    'FORMAT',
    /\b(is|are) invalid\b|format|between \d+ and \d+|(may|must) only contain|must (start|end) with|(forbidden|invalid) characters|to contain|not a (valid|number)/i,
  ],
  [
    'NOT_ALLOWED',
    /not (allowed|permitted)|forbidden|not included in the list|cannot be changed|denied|prohibited/i,
  ],
  ['FORMAT', /must be (an?|the|valid|true|one|\d+|lowercase|uppercase|numeric|accepted)\b/i],
];

/** What kind of rule a provider's sentence speaks of. */
export function ruleOf(sentence: string): IssueRule {
  return RULES.find(([, pattern]) => pattern.test(sentence))?.[0] ?? 'OTHER';
}
