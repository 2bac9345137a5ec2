import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { saysNoUserFound } from '../../../../src/providers/kit/update/user-not-found.ts';

const FOUND_NOBODY = [
  'The selected login is invalid.',
  'There is no such user.',
  'User not found',
  'User with login "170500" was not found.',
  "The user doesn't exist",
  'No user with this login exists',
  'Unknown login',
  'This login does not exist in our database.',
  "Couldn't find User with 'id'=2006106 ",
  'No query results for model [App\\Models\\User] 170500',
  'The user could not be found.',
  'Login 170500 is not registered',
  'Not found.',
  'User with login test@example.com does not exist.',
  'The user has not been found...',
  "We can't find a user with that e-mail address.",
  'Sorry, the user was not found. Please check the login.',
  'Выбранное значение для login некорректно.',
  'Выбранное значение для поля логин ошибочно.',
  'Пользователь не найден.',
  'Пользователь с логином 170500 не найден',
  'Такой пользователь не существует',
  'Нет такого пользователя.',
  'Не удалось найти пользователя с логином «170500»',
  'Пользователь не зарегистрирован в системе',
  'Учётная запись не найдена',
  'Неизвестный логин',
  'Такого пользователя нет.',
  'Абонент с таким логином отсутствует.',
  'Пользователь отсутствует в системе',
];

const FOUND_SOMEBODY = [
  'This user is managed by another billing system.',
  'The login is locked.',
  'The tariff of the user was not found.',
  'The role does not exist for this user',
  'The selected status is invalid.',
  'The login must be known to the billing system.',
  'The user was found, but its plan does not exist.',
  'User group not found',
  'The tariff of test@example.com does not exist.',
  'Login has already been taken',
  'The login format is invalid.',
  '',
  'Пользователь заблокирован.',
  'Этим пользователем управляет другая биллинговая система.',
  'Тариф пользователя не найден.',
  'Выбранное значение для статус ошибочно.',
  'Логин уже занят',
  'Договор абонента отсутствует.',
  'У такого пользователя нет тарифа.',
  'Поле логин обязательно для заполнения.',
  'Не найден договор пользователя',
];

describe('saysNoUserFound', () => {
  for (const text of FOUND_NOBODY) {
    it(`F7: is true for "${text}"`, () => assert.equal(saysNoUserFound(text), true));
  }
  for (const text of FOUND_SOMEBODY) {
    it(`F7: is false for "${text}"`, () => assert.equal(saysNoUserFound(text), false));
  }
});
