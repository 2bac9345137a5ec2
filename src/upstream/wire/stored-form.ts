import { createHash } from 'node:crypto';

/** What a cache may store of a value: what its type reads, without secrets. */
export interface StoredForm {
  /**
   * Returns a copy with nothing but what the type reads, which the type reads as it reads the value.
   * Undefined for a secret, which JSON leaves out.
   */
  readonly reduce: (value: unknown) => unknown;
  /** The names of all properties, at all levels. */
  readonly outline: Outline;
  /** Whether `reduce` leaves out secrets that the type reads. */
  readonly hasSecrets: boolean;
}

/** The names of the properties of a value: empty for a single value. */
export interface Outline {
  readonly [name: string]: Outline;
}

/** The form of a single value. An object in its place, which no type reads, may hold anything and is emptied. */
export const SINGLE_VALUE: StoredForm = { reduce: reduceSingle, outline: {}, hasSecrets: false };

/** The form of a document that is shown to clients unchanged. */
export const WHOLE_DOCUMENT: StoredForm = {
  reduce: (value) => value,
  outline: { '*': {} },
  hasSecrets: false,
};

/** The form of a secret, which is never stored. */
export const SECRET: StoredForm = {
  reduce: () => undefined,
  outline: { secret: {} },
  hasSecrets: true,
};

/** Returns the form of an object from those of its properties. */
export function objectForm(properties: Readonly<Record<string, StoredForm>>): StoredForm {
  const forms = Object.entries(properties);
  return {
    reduce: (value) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        return reduceSingle(value);
      }
      const source: Readonly<Record<string, unknown>> = { ...value };
      return Object.fromEntries(forms.map(([name, { reduce }]) => [name, reduce(source[name])]));
    },
    outline: Object.fromEntries(forms.map(([name, { outline }]) => [name, outline])),
    hasSecrets: forms.some(([, { hasSecrets }]) => hasSecrets),
  };
}

const signatures = new WeakMap<StoredForm, string>();

/**
 * Returns a text that is different for forms with other properties. Replicas of two releases may share a store: a document
 * that one of them reduced lacks what only the other reads.
 */
export function toSignature(form: StoredForm): string {
  const known = signatures.get(form);
  if (known !== undefined) return known;
  const hash = createHash('sha256').update(JSON.stringify(form.outline)).digest('base64url');
  const signature = hash.slice(0, 16);
  signatures.set(form, signature);
  return signature;
}

function reduceSingle(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((entry) => (isSingle(entry) ? entry : null));
  return isSingle(value) ? value : {};
}

const isSingle = (value: unknown) => typeof value !== 'object' || value === null;
