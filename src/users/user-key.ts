/**
 * The same text for names that a provider may take for the same user: it may be less strict about case and blanks than
 * whoever writes a configuration, or tries out passwords.
 *
 * @param provider its key in the configuration.
 * @param name a login or a global id.
 */
export const toUserKey = (provider: string, name: string): string =>
  `${provider} ${name.normalize('NFKC').trim().toLowerCase()}`;
