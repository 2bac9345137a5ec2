/** The label of a series that is about one provider. Keys of providers hold nothing that would be escaped. */
const PROVIDER_LABEL = /[{,]provider="([^"]*)"/;

/**
 * Leaves out series of other providers.
 *
 * @param text in the format of Prometheus.
 */
export function keepProviders(text: string, providers: ReadonlySet<string>): string {
  const isShown = (line: string) => {
    const provider = line.startsWith('#') ? undefined : PROVIDER_LABEL.exec(line)?.[1];
    return provider === undefined || providers.has(provider);
  };
  return text.split('\n').filter(isShown).join('\n');
}
