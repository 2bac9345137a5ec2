/** The account `nobody` of most systems. */
const NOBODY = 65_534;

/**
 * Drops the rights of root until it is disposed of. Tests run under root in containers, to which no file is unreadable and no port
 * forbidden. The whole process is without them meanwhile.
 */
export function dropRootRights(): Disposable {
  const { geteuid, seteuid } = process;
  if (seteuid === undefined || geteuid?.() !== 0) return { [Symbol.dispose]: () => {} };
  seteuid(NOBODY);
  return { [Symbol.dispose]: () => seteuid(0) };
}
