import type { ClientErrorCode } from '../../providers/contract/client-error.ts';

/** The reason why an update was refused before it counted as a change. */
type RefusalCode = ClientErrorCode | 'VALIDATION_FAILED' | 'RATE_LIMITED' | 'READ_ONLY';

/** Called for each update that is refused before it counts as a change. */
export type OnRefused = (callerId: string, code: RefusalCode) => void;
