/** Whether this run tries everything: `.ci/run` sets `ROSTER_THOROUGH=1`. */
export const IS_THOROUGH = process.env['ROSTER_THOROUGH'] === '1';

/** Returns how often a test with random values is repeated: a quarter of the full number, unless this run is thorough. */
export const repetitions = (full: number): number => (IS_THOROUGH ? full : Math.ceil(full / 4));
