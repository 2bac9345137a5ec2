import { ContractMismatch } from '../response/contract.ts';
import type { DocumentPath, PathKey } from './document-path.ts';
import { SINGLE_VALUE, type StoredForm } from './stored-form.ts';

/** What a value on the wire may be, and what it is read as. */
export interface WireType<out T> {
  /**
   * @param parent the position of the object or list that contains the value.
   * @param key the position of the value in it; undefined if the value is the document.
   * @throws {UnreadableValue} if the value cannot be read.
   * @throws {ContractMismatch} if a value that identifies an object in it cannot be read.
   */
  readonly read: (value: unknown, parent: DocumentPath, key: PathKey | undefined) => T;
  /** Whether reading creates an object or a list, which is then read once. */
  readonly isComposite?: boolean;
  /** What a cache may store of the value; if absent, a single value. */
  readonly stored?: StoredForm;
}

/** Returns what a cache may store of a value of a type. */
export const toStoredForm = ({ stored = SINGLE_VALUE }: WireType<unknown>): StoredForm => stored;

/** What a type is read as. */
export type WireOutput<Type> = Type extends WireType<infer T> ? T : never;

/** Thrown by a type that does not know where its value is. Its message is what was expected. */
export class UnreadableValue extends Error {
  override readonly name = 'UnreadableValue';
}

/** Returns the type of a single value. */
export const wireValue = <T>(read: (value: unknown) => T): WireType<T> => ({ read });

/** Adds the position of its value to an error of a type. */
export function toMismatch(
  error: unknown,
  parent: DocumentPath,
  key: PathKey | undefined,
): ContractMismatch {
  if (error instanceof ContractMismatch) return error;
  if (error instanceof UnreadableValue) return parent.toMismatch(key, error.message);
  throw error;
}
