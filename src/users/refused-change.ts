/** Why an update was refused before it counted as a change. */
export type RefusalCode = 'BAD_USER_INPUT' | 'REFUSED' | 'RATE_LIMITED';

/** Called for each update that is refused before it counts as a change. */
export type OnRefused = (who: string, code: RefusalCode) => void;
