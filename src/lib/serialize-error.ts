/**
 * Returns the class and the stack frames of an unexpected error for the log. The message is
 * omitted, because it may quote any value.
 */
export function serializeUnexpectedError(error: unknown): {
  readonly name: string;
  readonly at: string[];
} {
  if (!(error instanceof Error)) return { name: typeof error, at: [] };
  const { message, stack = '' } = error;
  // The stack begins with the message, which may contain lines that look like frames.
  const frames = stack
    .replace(message, () => '')
    .split('\n')
    .map((line) => line.trim());
  return { name: error.name, at: frames.filter((line) => /^at .*:\d+:\d+\)?$/.test(line)) };
}
