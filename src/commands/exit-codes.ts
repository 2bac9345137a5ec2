/** The exit codes of every command. After a signal that cut operations it is 128 plus the number of the signal. */
export const EXIT = {
  /** The command did what it is for. */
  ok: 0,
  /** A check has found a problem, or the command failed. */
  failed: 1,
  /** It is not known whether a change was made, or whether a user exists. */
  unknown: 2,
  /** The command line is invalid: EX_USAGE of sysexits.h. */
  usage: 64,
  /** The result cannot be written to standard output: EX_IOERR of sysexits.h. The command may have done what it is for. */
  output: 74,
  /** The configuration, the environment or the audit trail cannot be used: EX_CONFIG of sysexits.h. */
  config: 78,
} as const;
