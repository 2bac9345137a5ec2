import type { UpstreamErrorCode } from '../../../src/upstream/errors/upstream-error.ts';

/** The codes that an operation on providers may have. */
export type ProblemCode = UpstreamErrorCode | 'REFUSED' | 'USER_NOT_FOUND';
