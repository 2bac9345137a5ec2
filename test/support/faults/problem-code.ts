import type { UpstreamErrorCode } from '../../../src/upstream/errors/upstream-error.ts';

/** The codes that an operation on providers may have. */
export type ProblemCode = UpstreamErrorCode | 'VALIDATION_FAILED' | 'USER_NOT_FOUND';
