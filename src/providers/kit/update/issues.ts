import type { InputIssue, IssueRule } from '../../../generated/schema-types.ts';
import { toInputPath, type WireFields } from './input-path.ts';
import { detectRule } from './issue-rule.ts';

const MAX_MESSAGE_LENGTH = 200;

/** The number of characters of a message by which its rule and path are determined. */
const MAX_SENTENCE_LENGTH = 1000;

/** The branch of the input that a rejection concerns. */
export interface RejectedBranch {
  /** The path of the branch, such as `['input', 'onApp']`. */
  readonly base: readonly string[];
  /** The input of the branch. */
  readonly input: object;
  readonly fields: WireFields;
}

/** A provider's message about one of its keys; `key` is null if the message is only a sentence. */
export interface FieldError {
  readonly key: string | null;
  readonly message: string;
}

/** The messages of a rejection. */
interface RejectionMessages {
  readonly fieldErrors: readonly FieldError[];
  /**
   * Redacts the secrets in what is shown. The rule and the path are determined from the original
   * words.
   */
  readonly redact: (text: string) => string;
}

/** Returns one issue for each message, at most `MAX_FIELD_ERRORS`, in the provider's words. */
export function toIssues(
  { fieldErrors, redact }: RejectionMessages,
  branch: RejectedBranch,
): InputIssue[] {
  return fieldErrors.map(({ key, message }) => {
    const sentence = message.slice(0, MAX_SENTENCE_LENGTH);
    const path =
      key === null
        ? pathOfSentence(sentence, branch)
        : toInputPath(key, branch.fields, branch.input, branch.base);
    return {
      __typename: 'InputIssue',
      path,
      rule: detectRule(sentence),
      message: clean(redact(message)),
      // A key that maps to a field of our input is a field name, even if a password is the same
      // word.
      upstreamField: key === null ? null : clean(path === null ? redact(key) : key),
    };
  });
}

/** Returns an issue that the gateway found itself, before anything is sent. */
export function gatewayIssue(
  path: readonly string[],
  rule: IssueRule,
  message: string,
): InputIssue {
  return { __typename: 'InputIssue', path, rule, message, upstreamField: null };
}

/**
 * Returns the path for a sentence that begins with a field name, as the provider writes it or as
 * Rails makes it readable.
 */
function pathOfSentence(message: string, branch: RejectedBranch): readonly string[] | null {
  const [firstWord = ''] = message.split(' ');
  const byKey = toInputPath(firstWord, branch.fields, branch.input, branch.base);
  if (byKey !== null && byKey.length > branch.base.length) return byKey;
  const sentence = message.toLowerCase();
  const named = Object.keys(branch.fields)
    .filter((key) => toLabels(key).some((label) => sentence.startsWith(`${label} `)))
    .sort((a, b) => b.length - a.length)[0];
  if (named === undefined) return null;
  return toInputPath(named, branch.fields, branch.input, branch.base);
}

/**
 * Returns the labels of a key: `user_group_id` → `user group`; for a list also the singular:
 * `custom attribute`.
 */
function toLabels(key: string): string[] {
  const label = key.replace(/_id$/, '').replaceAll('_', ' ');
  return label.endsWith('s') ? [label, label.slice(0, -1)] : [label];
}

/** Returns the text in one line, without control characters and at most 200 characters long. */
function clean(text: string): string {
  const line = text.replace(/\p{Cc}+/gu, ' ').trim();
  const characters = Array.from(line);
  return characters.length <= MAX_MESSAGE_LENGTH
    ? line
    : `${characters.slice(0, MAX_MESSAGE_LENGTH - 1).join('')}…`;
}
