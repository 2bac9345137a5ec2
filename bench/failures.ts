/** Why servers could not be measured, by their names. */
export type Failures = Map<string, string>;

/**
 * Runs a measurement of one server. If it fails, the reason is recorded and the other servers are still measured.
 *
 * @returns undefined if it fails, or if the server failed before.
 */
export async function attempt<T>(
  failures: Failures,
  server: string,
  measure: () => Promise<T>,
): Promise<T | undefined> {
  if (failures.has(server)) return undefined;
  try {
    return await measure();
  } catch (error) {
    failures.set(server, error instanceof Error ? error.message : String(error));
    process.stderr.write(`${error}\n`);
    return undefined;
  }
}
