import type { Language } from './language.ts';

/**
 * The texts of rejections. No page prints real texts: these are Laravel's usual ones (INFERRED).
 */
export interface Texts {
  /** The constant beside every `errors`. It has no meaning, as endpoint pages warn (quirk 21). */
  readonly message: string;
  readonly required: (field: string) => string;
  readonly text: (field: string) => string;
  readonly integer: (field: string) => string;
  readonly flag: (field: string) => string;
  readonly list: (field: string) => string;
  readonly selected: (field: string) => string;
  readonly taken: (field: string) => string;
  readonly tooLong: (field: string, most: number) => string;
  readonly tooMany: (field: string, most: number) => string;
  readonly tooSmall: (field: string, least: number) => string;
  readonly onlyOne: (field: string) => string;
  readonly credentials: string;
  readonly userUnknown: string;
  readonly hasSubusers: string;
  readonly notEnoughLicences: string;
}

const en: Texts = {
  message: 'The given data was invalid',
  required: (field) => `The ${field} field is required.`,
  text: (field) => `The ${field} must be a string.`,
  integer: (field) => `The ${field} must be an integer.`,
  flag: (field) => `The ${field} field must be true or false.`,
  list: (field) => `The ${field} must be an array.`,
  selected: (field) => `The selected ${field} is invalid.`,
  taken: (field) => `The ${field} has already been taken.`,
  tooLong: (field, most) => `The ${field} may not be greater than ${most} characters.`,
  tooMany: (field, most) => `The ${field} may not have more than ${most} items.`,
  tooSmall: (field, least) => `The ${field} must be at least ${least}.`,
  onlyOne: (field) => `The ${field} field cannot be combined with the others.`,
  credentials: 'These credentials do not match our records.',
  userUnknown: 'There is no such user.',
  hasSubusers: 'A user with sub-users cannot be deleted.',
  notEnoughLicences: 'There are not enough licences.',
};

const ru: Texts = {
  message: 'Переданы некорректные данные',
  required: (field) => `Поле ${field} обязательно для заполнения.`,
  text: (field) => `Поле ${field} должно быть строкой.`,
  integer: (field) => `Поле ${field} должно быть целым числом.`,
  flag: (field) => `Поле ${field} должно быть логическим.`,
  list: (field) => `Поле ${field} должно быть массивом.`,
  selected: (field) => `Выбранное значение для ${field} некорректно.`,
  taken: (field) => `Такое значение поля ${field} уже существует.`,
  tooLong: (field, most) => `Поле ${field} не может быть длиннее ${most} символов.`,
  tooMany: (field, most) => `Поле ${field} не может содержать более ${most} элементов.`,
  tooSmall: (field, least) => `Поле ${field} должно быть не меньше ${least}.`,
  onlyOne: (field) => `Поле ${field} нельзя передавать вместе с другими.`,
  credentials: 'Неверное имя пользователя или пароль.',
  userUnknown: 'Такого пользователя нет.',
  hasSubusers: 'Нельзя удалить пользователя, у которого есть субпользователи.',
  notEnoughLicences: 'Недостаточно лицензий.',
};

/** The texts in both languages (fact sheet 1.4). */
export const TEXTS: Readonly<Record<Language, Texts>> = { en, ru };
