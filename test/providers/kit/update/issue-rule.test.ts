import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { IssueRule } from '../../../../src/generated/schema-types.ts';
import { detectRule } from '../../../../src/providers/kit/update/issue-rule.ts';

/** Sentences of Laravel and Rails, and those that the fact sheets print. */
const SENTENCES: readonly (readonly [string, IssueRule])[] = [
  ['The login field is required.', 'REQUIRED'],
  ["can't be blank", 'REQUIRED'],
  ['email is missing', 'REQUIRED'],
  ['must be filled', 'REQUIRED'],
  ['is too short (minimum is 6 characters)', 'TOO_SHORT'],
  ['The password must be at least 8 characters.', 'TOO_SHORT'],
  ['is too long (maximum is 50 characters)', 'TOO_LONG'],
  ['The password may not be greater than 100 characters.', 'TOO_LONG'],
  ['The billing_properties may not have more than 10 items.', 'TOO_LONG'],
  ['Email has already been taken', 'TAKEN'],
  ['The selected login is invalid.', 'NOT_FOUND'],
  ["Couldn't find User with 'id'=2006106 ", 'NOT_FOUND'],
  ['must exist', 'NOT_FOUND'],
  ['is not included in the list', 'NOT_ALLOWED'],
  ['is invalid', 'FORMAT'],
  ['The login must be a string.', 'FORMAT'],
  ['The login format is invalid.', 'FORMAT'],
  ['The login must be between 3 and 20 characters.', 'FORMAT'],
  ['The login may only contain letters and numbers.', 'FORMAT'],
  ['The login must only contain letters, numbers, dashes and underscores.', 'FORMAT'],
  ['The login must start with one of the following: +7.', 'FORMAT'],
  ['The login field must have a value.', 'REQUIRED'],
  ['The login must be 5 characters.', 'FORMAT'],
  ['The login must be less than 255 characters.', 'TOO_LONG'],
  ['The login must be lowercase.', 'FORMAT'],
  ['Login contains forbidden characters', 'FORMAT'],
  ['Login is not allowed to contain spaces', 'FORMAT'],
  ['You are not allowed to change this', 'NOT_ALLOWED'],
  ['The cause of the error will be described here', 'OTHER'],
  ['Password must contain at least 1 digit', 'FORMAT'],
  ['The password must contain at least one uppercase and one lowercase letter.', 'FORMAT'],
  ['must include at least 2 special characters', 'FORMAT'],
  ['Password should have at least one number', 'FORMAT'],
  ['needs at least one symbol', 'FORMAT'],
  ['At least one digit is required', 'FORMAT'],
  ['Password must contain a digit and a letter', 'FORMAT'],
  ['Password must not contain the login', 'FORMAT'],
  ['must contain at least 8 characters', 'TOO_SHORT'],
  ['Password must have at least 8 symbols', 'TOO_SHORT'],
  ['The pin must be at least 4 digits.', 'TOO_SHORT'],
  ['At least 8 characters are required', 'TOO_SHORT'],
  ['A minimum of 8 characters is required', 'TOO_SHORT'],
  ['must be at least 8 characters and contain a digit', 'TOO_SHORT'],
  ['At least one role is required', 'REQUIRED'],
  ['Пароль должен содержать хотя бы одну цифру', 'FORMAT'],
  ['Пароль должен содержать не менее 8 символов', 'TOO_SHORT'],
  ['Поле пароль обязательно для заполнения.', 'REQUIRED'],
  ['Пользователь не найден', 'NOT_FOUND'],
  ['Логин уже занят', 'TAKEN'],
  ['Неверное значение', 'OTHER'],
  ['', 'OTHER'],
];

describe('detectRule', () => {
  for (const [sentence, rule] of SENTENCES) {
    it(`classifies "${sentence}" as ${rule}`, () => assert.equal(detectRule(sentence), rule));
  }
});
