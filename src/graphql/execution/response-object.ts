/** An object of a response, by response name. */
export type ResponseObject = Record<string, unknown>;

/**
 * Creates an object without inherited properties: a field may be called like one of them, even
 * `__proto__`.
 */
export const createResponseObject = (): ResponseObject => new BareObject() as ResponseObject;

/** Faster than `Object.create(null)`, whose result is slow to fill and to serialize. */
const BareObject = function BareObject() {} as unknown as new () => object;
BareObject.prototype = Object.create(null);
