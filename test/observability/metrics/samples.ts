/** Providers of a gateway whose test calls none. */
export const UNCALLED_PROVIDERS = {
  a: { kind: 'activePlatform', url: 'http://127.0.0.1:1', apiToken: 'x' },
};

/** One line of `/metrics`. */
export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** Returns the metrics of a gateway as text. */
export async function readMetrics(url: string): Promise<string> {
  return (await fetch(`${url}/metrics`)).text();
}

/** Returns the samples with this name and at least these labels. */
export async function samplesOf(
  url: string,
  name: string,
  labels: Readonly<Record<string, string>> = {},
): Promise<readonly Sample[]> {
  return toSamples(await readMetrics(url)).filter(
    (sample) =>
      sample.name === name &&
      Object.entries(labels).every(([label, value]) => sample.labels[label] === value),
  );
}

/** Returns the sum of these samples. */
export async function sumOf(...query: Parameters<typeof samplesOf>): Promise<number> {
  return (await samplesOf(...query)).reduce((sum, { value }) => sum + value, 0);
}

function toSamples(text: string): Sample[] {
  return [...text.matchAll(/^(\w+)(?:\{(.*)\})? (\S+)$/gm)].map(
    ([, name = '', labels = '', value]) => ({
      name,
      labels: Object.fromEntries(
        [...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, label = '', text = '']) => [label, text]),
      ),
      value: Number(value),
    }),
  );
}
