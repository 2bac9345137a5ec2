/** What GraphiQL uses of a storage. */
type PageStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'clear' | 'length'>;

/** Only text that the user writes as JSON, in which every name is theirs. */
const VARIABLES = 'graphiql:variables';

/**
 * Returns a storage for GraphiQL that keeps no headers, as they contain keys. GraphiQL itself leaves them out of the tabs that it
 * stores, but not out of its history and its favorites.
 */
export function withoutHeaders(storage: PageStorage): PageStorage {
  return {
    getItem: (name) => storage.getItem(name),
    setItem: (name, value) => storage.setItem(name, name === VARIABLES ? value : redact(value)),
    removeItem: (name) => storage.removeItem(name),
    clear: () => storage.clear(),
    get length() {
      return storage.length;
    },
  };
}

function redact(text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    return JSON.stringify(value, (name, its: unknown) => (name === 'headers' ? null : its));
  } catch {
    // Names of plugins and themes, and the text of an operation.
    return text;
  }
}
