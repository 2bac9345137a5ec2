/** Thrown if a configuration is invalid, with all its problems. Problems contain paths, never values. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  /** What cannot be used: the file as the operator named it, or `The environment`. */
  readonly source: string;
  readonly problems: readonly string[];

  constructor(source: string, problems: readonly string[]) {
    super([`${source} cannot be used:`, ...problems.map((problem) => `  ${problem}`)].join('\n'));
    this.source = source;
    this.problems = problems;
  }
}
