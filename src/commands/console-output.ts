/** Prints text for people to standard output. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Prints an error message for people to standard error. */
export function printError(text: string): void {
  process.stderr.write(`${text}\n`);
}
