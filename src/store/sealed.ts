import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Encrypts texts for the store, where others may read them, and detects texts that were changed or moved. */
export interface Sealer {
  /**
   * Encrypts a value. Equal values give different texts.
   *
   * @param context what the value is and whom it belongs to, for example the name of its key in the store. It is not
   *   secret and not part of the text. It must name everything that two values may not be exchanged across.
   * @returns base64url text, 4/3 of the length of the value in UTF-8 plus 43 characters.
   */
  readonly seal: (value: string, context: string) => string;
  /**
   * Decrypts a text.
   *
   * @returns null if the text was not sealed with one of the keys, for this context, or if it was changed. The store is
   *   not trusted, so that this is not an error: treat it as if there were no entry.
   */
  readonly open: (text: string, context: string) => string | null;
}

/** Node requires the length of the tag to be fixed: otherwise shorter tags would be accepted. */
const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const SALT_BYTES = 16;

/** Separates these keys from everything else that is derived from `store.key`. */
const INFO = 'roster sealed v1';

/**
 * Creates a sealer with AES-256-GCM.
 *
 * @param key `store.key`, of at least 32 characters.
 * @param previousKeys `store.previousKeys`: texts that were sealed with them are still opened.
 */
export function createSealer(key: string, previousKeys: readonly string[] = []): Sealer {
  const keys = [key, ...previousKeys];
  return {
    seal: (value, context) => {
      const salt = randomBytes(SALT_BYTES);
      const cipher = createCipheriv(CIPHER, ...deriveKey(key, salt), { authTagLength: TAG_BYTES });
      cipher.setAAD(Buffer.from(context));
      const body = Buffer.concat([cipher.update(value, 'utf8'), cipher.final()]);
      return Buffer.concat([salt, cipher.getAuthTag(), body]).toString('base64url');
    },
    open: (text, context) => {
      const bytes = Buffer.from(text, 'base64url');
      if (bytes.length < SALT_BYTES + TAG_BYTES) return null;
      for (const each of keys) {
        const value = decrypt(bytes, each, context);
        if (value !== null) return value;
      }
      return null;
    },
  };
}

/** @returns null if the tag does not match. */
function decrypt(bytes: Buffer, key: string, context: string): string | null {
  const salt = bytes.subarray(0, SALT_BYTES);
  const decipher = createDecipheriv(CIPHER, ...deriveKey(key, salt), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(bytes.subarray(SALT_BYTES, SALT_BYTES + TAG_BYTES));
  const body = decipher.update(bytes.subarray(SALT_BYTES + TAG_BYTES));
  try {
    return Buffer.concat([body, decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}

/**
 * Derives key and nonce of one text by HKDF-SHA256. Each text has a key of its own by its random salt: with one key for
 * all, random nonces of 96 bits could repeat after some billions of texts.
 */
function deriveKey(key: string, salt: Buffer): [key: Buffer, nonce: Buffer] {
  const bytes = Buffer.from(hkdfSync('sha256', key, salt, INFO, KEY_BYTES + NONCE_BYTES));
  return [bytes.subarray(0, KEY_BYTES), bytes.subarray(KEY_BYTES)];
}
