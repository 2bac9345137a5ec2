import type { Parameters } from '../core/plain-object.ts';

const MAX_NAME = 50;
const MIN_PASSWORD = 8;

/** Returns the reasons why an update is rejected, by property; empty if there are none. */
export function findErrors(body: Parameters): Readonly<Record<string, readonly string[]>> {
  const { display_name: name, password } = body;
  return {
    ...(name === '' && { display_name: ["can't be blank"] }),
    ...(typeof name === 'string' &&
      name.length > MAX_NAME && {
        display_name: [`is too long (maximum is ${MAX_NAME} characters)`],
      }),
    ...(typeof password === 'string' &&
      password.length < MIN_PASSWORD && {
        password: [`is too short (minimum is ${MIN_PASSWORD} characters)`],
      }),
  };
}
