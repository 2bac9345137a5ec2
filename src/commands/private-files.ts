/** Only the owner of a file may read or write it. */
const OWNER_ONLY = 0o077;

/**
 * Keeps what this process writes from other accounts of the machine: the trail and what is beside it, and what Node writes
 * by itself, such as diagnostic reports and heap snapshots. Reports hold no environment, as secrets may come from there.
 */
export function keepFilesPrivate(): void {
  process.umask(OWNER_ONLY);
  Object.assign(process.report, { excludeEnv: true, excludeNetwork: true });
}
