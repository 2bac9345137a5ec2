/** The account `nobody` of most systems. */
const NOBODY = 65_534;

/**
 * Calls a function that reads files without the rights of root, under which tests run in containers and to which no file is unreadable.
 *
 * @param read must be synchronous: meanwhile the whole process has the rights of `nobody`.
 */
export function withoutRootRights<T>(read: () => T): T {
  const { geteuid, seteuid } = process;
  if (seteuid === undefined || geteuid?.() !== 0) return read();
  seteuid(NOBODY);
  try {
    return read();
  } finally {
    seteuid(0);
  }
}
