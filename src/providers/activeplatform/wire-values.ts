import { optionalDate, toUtcInstant } from '../kit/wire/wire-date.ts';

/**
 * A date, or a date with a time and an offset (Q10); a date without a time means midnight in UTC.
 */
export const optionalInstant = optionalDate(toUtcInstant);

/** A day, as the platform writes it: if a time follows, its zone is the platform's own (Q10). */
export const optionalDay = optionalDate(({ day }) => day);
