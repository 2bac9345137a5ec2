import { foldLogin } from './fold-login.ts';

/**
 * Returns the same text for names that a provider may take for the same user. A name is bounded before it is folded.
 *
 * @param provider its key in the configuration.
 * @param name a login or a global id.
 */
export const toUserKey = (provider: string, name: string): string =>
  `${provider} ${foldLogin(name)}`;
