/*
 * Upper bounds of histograms in seconds. They are dense below a second, where most durations are, and include the default
 * of each time limit, so that a bucket shows how much came close to the limit; what exceeded it is in the next one.
 */

/** For calls of providers: `attemptMs` is 3 s, `listAttemptMs` 30 s, and a call with its retry ends by a deadline. */
export const CALL_BUCKETS = [
  0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 8, 15, 30, 40,
] as const;

/** For operations: `deadlineMs` is 8 s, `listDeadlineMs` 40 s. Those without a call take one or two milliseconds. */
export const OPERATION_BUCKETS = [
  0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 8, 20, 40,
] as const;

/** For operations of the store, whose commands have a second. */
export const STORE_BUCKETS = [
  0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1,
] as const;
