import type { IssueRule } from '../../../generated/schema-types.ts';
import type { IssueModel } from '../../contract/provider.ts';
import { type FieldError, MAX_FIELD_ERRORS } from './field-error.ts';
import { isFieldName, type RejectedBranch, toInputPath } from './input-path.ts';
import { detectRule } from './issue-rule.ts';
import { splitReasons } from './split-reasons.ts';

const MAX_MESSAGE_LENGTH = 200;

/** The number of characters of a message by which its rule and path are determined. */
const MAX_SENTENCE_LENGTH = 1000;

/** The messages of a rejection. */
interface RejectionMessages {
  readonly fieldErrors: readonly FieldError[];
  /**
   * Redacts the secrets in what is shown. The rule and the path are determined from the original
   * words.
   */
  readonly redact: (text: string) => string;
}

/**
 * Returns one issue for each reason in the provider's words, at most `MAX_FIELD_ERRORS`: a message may
 * join several reasons, and a reason may name several fields.
 */
export function toIssues(rejection: RejectionMessages, branch: RejectedBranch): IssueModel[] {
  return rejection.fieldErrors
    .flatMap((error) => toIssuesOfError(error, rejection.redact, branch))
    .slice(0, MAX_FIELD_ERRORS);
}

function toIssuesOfError(
  { key, message }: FieldError,
  redact: (text: string) => string,
  branch: RejectedBranch,
): IssueModel[] {
  const { base, fields, input } = branch;
  const sentence = message.slice(0, MAX_SENTENCE_LENGTH);
  const keyPath = key === null ? null : toInputPath(key, fields, input, base);
  // A key that is a field name is no secret, even if a password is the same word.
  const shownKey =
    key === null
      ? null
      : shorten(isFieldName(key, fields) && keyPath !== null ? toLine(key) : clean(key, redact));
  const toIssue = (text: string, path: readonly string[] | null): IssueModel => ({
    __typename: 'InputIssue',
    path,
    rule: detectRule(text.slice(0, MAX_SENTENCE_LENGTH)),
    message: shorten(clean(text, redact)),
    upstreamField: shownKey,
  });
  if (keyPath !== null) return [toIssue(message, keyPath)];
  const { reasons, pieces } = splitReasons(sentence, branch);
  // The text is shown as a whole if a secret is in two pieces of it, or if it is not read to its end.
  const isWhole =
    sentence.length < message.length || pieces.map(redact).join('') !== redact(sentence);
  if (isWhole) return [toIssue(message, reasons[0]?.paths[0] ?? null)];
  return reasons.flatMap(({ text, paths }) =>
    (paths.length === 0 ? [null] : paths).map((path) => toIssue(text, path)),
  );
}

/** Returns an issue that the gateway found itself, before anything is sent. */
export function gatewayIssue(
  path: readonly string[],
  rule: IssueRule,
  message: string,
): IssueModel {
  return { __typename: 'InputIssue', path, rule, message, upstreamField: null };
}

/**
 * Returns the text in one line without the secrets. A line may have a secret that the text has not,
 * if control characters are between its characters.
 */
const clean = (text: string, redact: (text: string) => string): string =>
  redact(toLine(redact(text)));

/** Returns the text in one line, without control characters. */
const toLine = (text: string): string => text.replace(/\p{Cc}+/gu, ' ').trim();

function shorten(line: string): string {
  const characters = Array.from(line);
  return characters.length <= MAX_MESSAGE_LENGTH
    ? line
    : `${characters.slice(0, MAX_MESSAGE_LENGTH - 1).join('')}…`;
}
