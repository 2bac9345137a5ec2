/**
 * The lane of a call in the budget of an upstream API: interactive calls go first, and bulk calls
 * never take more than their share.
 */
export type Lane = 'interactive' | 'bulk';
