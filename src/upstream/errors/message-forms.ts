/**
 * What frameworks say about a field, in lower case, if the name of the field is before it. `{}` is a
 * value, which is not part of the form, and `[]` is the name of a field.
 */
const STATEMENTS = `
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
  confirmation does not match|confirmation doesn't match []|doesn't match []|does not match
  with key {} is not defined|must have at least one role|does not have a valid value
`;

/** Whole sentences, those of Laravel in Russian included. */
const SENTENCES = `
  validation failed|the given data was invalid|there is no such user|resource not found
  this action is forbidden|couldn't find user with 'id'={}|no query results for model {}
  unprocessable entity|unprocessable content|bad request|(and {} more error)|(and {} more errors)
  поле [] обязательно для заполнения|поле [] должно быть числом|поле [] должно быть целым числом
  поле [] должно быть строкой|поле [] должно быть массивом|поле [] должно присутствовать
  поле [] должно быть действительным электронным адресом|поле [] не является датой
  поле [] имеет ошибочный формат|поле [] не совпадает с подтверждением|поле [] должно быть между {} и {}
  поле [] может содержать только буквы|поле [] может содержать только буквы и цифры
  поле [] может содержать только буквы, цифры, дефис и нижнее подчеркивание
  поле [] не может быть больше {}|поле [] не может быть меньше {}|поле [] должно быть не меньше {}
  количество символов в поле [] должно быть не меньше {}|количество символов в поле [] не может превышать {}
  количество символов в поле [] должно быть между {} и {}|количество символов в поле [] должно быть равным {}
  выбранное значение для [] ошибочно|выбранное значение для [] некорректно|выбранный формат для [] ошибочный
  выбранное значение для поля [] ошибочно|выбранное значение для поля [] некорректно
  такое значение поля [] уже существует|значение поля [] уже занято|значения полей [] и [] должны совпадать
  пользователь не найден|учётная запись не найдена|учетная запись не найдена
`;

/** The fixed parts of a form, and for each gap between two of them whether it is a field's name. */
export interface MessageForm {
  readonly parts: readonly string[];
  readonly isName: readonly boolean[];
}

/** The known forms of messages; none begins with a gap. */
export const MESSAGE_FORMS: readonly MessageForm[] = `${STATEMENTS}${SENTENCES}`
  .split(/[|\n]/)
  .map((form) => form.trim())
  .filter((form) => form !== '')
  .map((form) => ({
    parts: form.split(/\{\}|\[\]/),
    isName: (form.match(/\{\}|\[\]/g) ?? []).map((gap) => gap === '[]'),
  }));

/** Words of which the names of fields consist, with the articles before them. */
export const NAME_WORDS: ReadonlySet<string> = new Set(
  `the your this a an selected field value first middle last full name user username login email e-mail
  address phone password confirmation status type key group billing plan info extra properties property
  permissions permission role roles id ids bucket additional fields custom attribute attributes suspend at
  registered yubikey can update to attach detach time zone locale
  логин пароль имя фамилия отчество почта телефон роль группа статус тип ключ`.split(/\s+/),
);
