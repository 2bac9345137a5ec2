import type { InputIssue, IssueRule } from '../generated/schema-types.ts';
import { toInputPath, type WireFields } from './input-path.ts';
import { ruleOf } from './issue-rule.ts';

const MAX_MESSAGE_LENGTH = 200;

/** Characters of a message by which it is understood. */
const MAX_SENTENCE_LENGTH = 1000;

/** The branch of the input that a refusal is about. */
export interface RefusedBranch {
  /** `['input', 'onApp']` */
  readonly base: readonly string[];
  /** What the caller gave there. */
  readonly input: object;
  readonly fields: WireFields;
}

/** What a provider says of one of its keys; `key` is null where it only wrote a sentence. */
export interface Complaint {
  readonly key: string | null;
  readonly message: string;
}

/** What a provider refused. */
interface Refused {
  readonly complaints: readonly Complaint[];
  /** Takes the secrets out of what is shown: a rule and a path are told by the words as they came. */
  readonly redact: (text: string) => string;
}

/** One issue for each message, of which there are at most `MAX_COMPLAINTS`, in the provider's words. */
export function toIssues({ complaints, redact }: Refused, branch: RefusedBranch): InputIssue[] {
  return complaints.map(({ key, message }) => {
    const sentence = message.slice(0, MAX_SENTENCE_LENGTH);
    const path =
      key === null
        ? pathOfSentence(sentence, branch)
        : toInputPath(key, branch.fields, branch.input, branch.base);
    return {
      __typename: 'InputIssue',
      path,
      rule: ruleOf(sentence),
      message: clean(redact(message)),
      // A key that names a member of ours is the name of a field, even where a password is the same word.
      upstreamField: key === null ? null : clean(path === null ? redact(key) : key),
    };
  });
}

/** An issue of the gateway's own, found before anything is sent. */
export function toOwnIssue(path: readonly string[], rule: IssueRule, message: string): InputIssue {
  return { __typename: 'InputIssue', path, rule, message, upstreamField: null };
}

/** A sentence that begins with the name of a field, as the provider writes it or as Rails makes it readable. */
function pathOfSentence(message: string, branch: RefusedBranch): readonly string[] | null {
  const [firstWord = ''] = message.split(' ');
  const byKey = toInputPath(firstWord, branch.fields, branch.input, branch.base);
  if (byKey !== null && byKey.length > branch.base.length) return byKey;
  const sentence = message.toLowerCase();
  const named = Object.keys(branch.fields)
    .filter((key) => labelsOf(key).some((label) => sentence.startsWith(`${label} `)))
    .sort((a, b) => b.length - a.length)[0];
  if (named === undefined) return null;
  return toInputPath(named, branch.fields, branch.input, branch.base);
}

/** `user_group_id` → `user group`; a list also by one of its elements: `custom attribute`. */
function labelsOf(key: string): string[] {
  const label = key.replace(/_id$/, '').replaceAll('_', ' ');
  return label.endsWith('s') ? [label, label.slice(0, -1)] : [label];
}

/** Fit to be shown in one line. */
function clean(text: string): string {
  const line = text.replace(/\p{Cc}+/gu, ' ').trim();
  const characters = Array.from(line);
  return characters.length <= MAX_MESSAGE_LENGTH
    ? line
    : `${characters.slice(0, MAX_MESSAGE_LENGTH - 1).join('')}…`;
}
