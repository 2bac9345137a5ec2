/** One line, or several, for people. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** One line, or several, for people, about what went wrong. */
export function complain(text: string): void {
  process.stderr.write(`${text}\n`);
}
