/** A part of a text, from `start` to before `end`. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/**
 * What frameworks say about a value, without the name of the field. `{}` is a value, which is not
 * part of the form.
 */
const STATEMENTS: readonly string[] = `
  is too short (minimum is {} characters)|is too short (minimum is {} character)|is too short
  is too long (maximum is {} characters)|is too long (maximum is {} character)|is too long
  is the wrong length (should be {} characters)|is too weak|is too common|is too simple|is weak
  is invalid|are invalid|is not valid|format is invalid|is required|are required|field is required
  is missing|are missing|is empty|is blank|are empty|is reserved|is unknown|is prohibited
  is not a number|is not a valid email|is not an email|is not included in the list|is not defined
  is not allowed|is not permitted|is not allowed to contain {}|is forbidden|contains forbidden characters
  can't be blank|can't be empty|cannot be blank|cannot be empty|can't be changed|cannot be changed
  has already been taken|is already taken|is taken|already exists|is already in use|already in use
  does not exist|doesn't exist|not found|is not found|was not found|could not be found
  must exist|must be present|must be blank|must be filled|must be unique|must be accepted
  must be an integer|must be a number|must be numeric|must be a string|must be an array
  must be a date|must be a valid date|must be true or false|must be a valid email address
  must be a valid url|must be lowercase|must be uppercase|must be even|must be odd
  must be greater than or equal to {}|must be greater than {}|must be less than or equal to {}
  must be less than {}|must be equal to {}|must be other than {}|must be between {} and {} characters
  must be between {} and {}|must be at least {} characters long|must be at least {} characters
  must be at least {}|must be at most {} characters|must be at most {}|must be {} characters
  may not be greater than {} characters|may not be greater than {}|may not have more than {} items
  must not be greater than {} characters|must not be greater than {}|must not have more than {} items
  must have at least {} items|must have at least {} characters|must have a value|must not be empty
  field must be present|field must have a value|may only contain letters and numbers|may only contain letters
  may only contain letters, numbers, dashes and underscores|must only contain letters and numbers
  must only contain letters, numbers, dashes and underscores|must only contain letters
  must contain at least one number|must contain at least one letter|must contain at least one symbol
  must contain at least one uppercase and one lowercase letter|must contain at least {} digits
  must contain at least {} digit|must contain at least {} characters|must contain at least {} letters
  must contain at least {} numbers|must contain at least {} special characters|must contain {}
  must start with one of the following: {}|must end with one of the following: {}
  confirmation does not match|confirmation doesn't match {}|doesn't match {}|does not match
  with key {} is not defined|must have at least one role|does not have a valid value
`
  .split(/[|\n]/)
  .map((form) => form.trim())
  .filter((form) => form !== '');

/** Whole sentences without the name of a field. */
const SENTENCES: readonly string[] = [
  'validation failed',
  'the given data was invalid',
  'there is no such user',
  'resource not found',
  'this action is forbidden',
  "couldn't find user with 'id'={}",
  'no query results for model {}',
  'unprocessable entity',
  'unprocessable content',
  'bad request',
];

/** Words of which the names of fields consist, with the articles before them. */
const NAME_WORDS: ReadonlySet<string> = new Set(
  `the your this a an selected field value first middle last name user login email e-mail password
  status type key group billing plan info properties property permissions permission role roles ids id
  bucket additional fields custom attribute attributes suspend at registered yubikey can update to
  attach detach`.split(/\s+/),
);

const FORMS = [...STATEMENTS, ...SENTENCES].map((form) => form.split('{}'));

/**
 * Returns the parts of a text that are the fixed words of a known message, such as `Password is too
 * short (minimum is ` and ` characters)`. They are no secret, even if a password is such a word.
 */
export function findFixedWords(text: string): readonly TextRange[] {
  const lower = text.replaceAll('’', "'").toLowerCase();
  // A character may be longer in lower case.
  if (lower.length !== text.length) return [];
  return FORMS.flatMap((parts) => findForm(lower, parts));
}

function findForm(text: string, parts: readonly string[]): TextRange[] {
  const [first = '', ...others] = parts;
  const endsWithValue = parts.at(-1) === '';
  const ranges: TextRange[] = [];
  for (let at = text.indexOf(first); at >= 0; at = text.indexOf(first, at + 1)) {
    const end = at + first.length;
    const rest = findOthers(text, end, others);
    if (rest === undefined || isWord(text.charAt(at - 1))) continue;
    if (!endsWithValue && isWord(text.charAt(rest.at(-1)?.end ?? end))) continue;
    ranges.push({ start: startOfName(text, at), end }, ...rest);
  }
  return ranges;
}

/** The longest value in a message of a known form. */
const MAX_VALUE_LENGTH = 60;

function findOthers(text: string, from: number, parts: readonly string[]): TextRange[] | undefined {
  const ranges: TextRange[] = [];
  let end = from;
  for (const part of parts) {
    if (part === '') continue;
    const start = text.indexOf(part, end);
    if (start < 0 || start - end > MAX_VALUE_LENGTH) return undefined;
    end = start + part.length;
    ranges.push({ start, end });
  }
  return ranges;
}

/** Returns the start of the field's name before a statement, if nothing else is before it. */
function startOfName(text: string, at: number): number {
  const clause = Math.max(
    ...[',', ';', ':', '.', '\n', '(', ' and '].map((mark) => {
      const index = text.lastIndexOf(mark, at - 1);
      return index < 0 ? 0 : index + mark.length;
    }),
  );
  const words = text
    .slice(clause, at)
    .split(/[\s_]/)
    .filter((word) => word !== '');
  return words.length <= 6 && words.every((word) => NAME_WORDS.has(word)) ? clause : at;
}

const isWord = (character: string): boolean => /[\p{L}\p{N}_]/u.test(character);
