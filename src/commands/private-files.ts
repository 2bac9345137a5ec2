/** The umask with which only the owner of a file may read or write it. */
const OWNER_ONLY = 0o077;

/**
 * Makes the files of this process unreadable for other accounts of the machine: the trail, the files beside it, and
 * files of Node such as diagnostic reports and heap snapshots. Reports exclude the environment, which may contain
 * secrets.
 */
export function keepFilesPrivate(): void {
  process.umask(OWNER_ONLY);
  Object.assign(process.report, { excludeEnv: true, excludeNetwork: true });
}
