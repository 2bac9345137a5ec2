/** Returns a secret with characters that every encoding writes differently. */
export const canary = (place: string) => `canary-${place};"&/+ü`;
