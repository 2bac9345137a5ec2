import { randomFillSync } from 'node:crypto';

/** Random bytes for some hundred ids, as each call of the generator takes longer than an id. */
const pool = Buffer.allocUnsafeSlow(4096);
let used = pool.length;

/** Returns random bytes as hexadecimal digits, two for each byte. Each byte is used once. */
export function randomHex(bytes: number): string {
  if (used + bytes > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += bytes;
  return pool.toString('hex', used - bytes, used);
}
