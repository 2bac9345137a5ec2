/** How often the parent process is looked up, in ms. This is a system call without any input or output. */
const POLL_INTERVAL_MS = 250;

/** What is known of the parent process; only tests replace it. */
interface ParentProcess {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Returns the id of the current parent process. */
  readonly pid: () => number;
}

const CURRENT: ParentProcess = { environment: process.env, pid: () => process.ppid };

/**
 * Calls a function once if npm runs this process and has ended. npm forwards SIGTERM and SIGINT, but SIGHUP and SIGKILL end npm without a
 * signal to its script, which would then run unnoticed.
 *
 * On Linux and macOS a process whose parent has ended gets another parent. On Windows it keeps the number, so nothing is noticed there.
 */
export function watchNpm(onEnded: () => void, { environment, pid }: ParentProcess = CURRENT): void {
  // npm, pnpm and yarn set it for each script.
  if (environment['npm_lifecycle_event'] === undefined) return;
  const parent = pid();
  const timer = setInterval(() => {
    if (pid() === parent) return;
    clearInterval(timer);
    onEnded();
  }, POLL_INTERVAL_MS);
  timer.unref();
}
