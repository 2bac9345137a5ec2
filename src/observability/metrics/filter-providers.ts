/** Matches the provider label of a series. Keys of providers contain no character that needs an escape. */
const PROVIDER_LABEL = /[{,]provider="([^"]*)"/;

/**
 * Removes the series of all other providers.
 *
 * @param text metrics in the format of Prometheus.
 */
export function filterProviders(text: string, providers: ReadonlySet<string>): string {
  const isShown = (line: string) => {
    const provider = line.startsWith('#') ? undefined : PROVIDER_LABEL.exec(line)?.[1];
    return provider === undefined || providers.has(provider);
  };
  return text.split('\n').filter(isShown).join('\n');
}
