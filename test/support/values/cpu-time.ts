/**
 * Does work and measures the processor time that this process takes until it has ended, in `cpuMs`. Unlike the time of the
 * clock, it does not depend on what else the machine does meanwhile.
 */
export async function withCpuTime<T>(
  work: () => T | Promise<T>,
): Promise<{ readonly result: T; readonly cpuMs: number }> {
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return { result, cpuMs: (user + system) / 1000 };
}
