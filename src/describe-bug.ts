/**
 * What a log may hold of an error that nobody foresaw: its class and where it came from. Not its message, which may
 * quote anything.
 */
export function describeBug(error: unknown): { readonly name: string; readonly at: string[] } {
  if (!(error instanceof Error)) return { name: typeof error, at: [] };
  const { message, stack = '' } = error;
  // The stack begins with the message, of which a line may look like a frame.
  const frames = stack
    .replace(message, () => '')
    .split('\n')
    .map((line) => line.trim());
  return { name: error.name, at: frames.filter((line) => /^at .*:\d+:\d+\)?$/.test(line)) };
}
