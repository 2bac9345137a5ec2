import { foldLogin } from './fold-login.ts';

/**
 * Returns the same text for names that a provider may treat as the same user. The length of a name
 * is limited before it is folded.
 *
 * @param provider the provider's key in the configuration.
 * @param name a login or a global id.
 */
export const toUserKey = (provider: string, name: string): string =>
  `${provider} ${foldLogin(name)}`;
