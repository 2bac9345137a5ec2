/** A provider's message about one of its keys; `key` is null if the message is only a sentence. */
export interface FieldError {
  readonly key: string | null;
  readonly message: string;
}

/** Maximum number of messages that are read from one rejection and shown to the client. */
export const MAX_FIELD_ERRORS = 100;

/**
 * Drops messages that occur twice, and sentences that repeat the error of a field: Rails sends
 * `{"email":["is taken"],"full_messages":["Email is taken"]}`.
 */
export function dropRepeated(errors: readonly FieldError[]): readonly FieldError[] {
  const known = new Set<string>();
  const sentences = new Set(
    errors.flatMap(({ key, message }) =>
      key === null ? [] : [normalize(message), normalize(`${toLabel(key)} ${message}`)],
    ),
  );
  return errors.filter(({ key, message }) => {
    const id = JSON.stringify([key, message]);
    const isRepeated = known.has(id) || (key === null && sentences.has(normalize(message)));
    known.add(id);
    return !isRepeated;
  });
}

/** Returns the label of a key as Rails writes it: `user.user_group_id` → `user group`. */
function toLabel(key: string): string {
  const name = key.split('.').at(-1) ?? key;
  return name.replace(/_ids?$/, '').replaceAll('_', ' ');
}

/** Returns the letters and digits of a text in lower case, without a leading article. */
const normalize = (text: string): string =>
  text
    .toLowerCase()
    .replace(/^the /, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
