import { PROVIDER_KEY } from '../../../config/provider-key.ts';
import { ContractMismatch } from '../../../upstream/response/contract.ts';
import { ClientError } from '../../contract/client-error.ts';
import type { IdType } from './id-types.ts';

/** The form of an id in a URL: only digits, so that no id can change the path. */
export const NATIVE_ID = /^[1-9][0-9]{0,18}$/;

const TYPE = /^[a-z][a-z0-9-]{0,31}$/;

/** The maximum lengths of a provider key, a type and a native id, with two slashes. */
const MAX_ID_LENGTH = 32 + 1 + 32 + 1 + 19;

/** Returns whether a text may be the key of a provider. No global id can be one. */
export const isProviderKey = (text: string) => PROVIDER_KEY.test(text);

/** The parts of `vms/camera/1`. */
export interface GlobalId {
  readonly provider: string;
  readonly type: string;
  readonly nativeId: string;
}

/** Returns a global id such as `vms/user/5`. */
export function toGlobalId(provider: string, type: IdType, nativeId: string): string {
  return `${provider}/${type}/${nativeId}`;
}

/** Returns the global id, or null if the native id is null. */
export function toGlobalIdOrNull(
  provider: string,
  type: IdType,
  nativeId: string | null,
): string | null {
  return nativeId === null ? null : toGlobalId(provider, type, nativeId);
}

/** Returns undefined if the text is not a global id. */
export function readGlobalId(text: string): GlobalId | undefined {
  if (text.length > MAX_ID_LENGTH) return undefined;
  const [provider = '', type = '', nativeId = '', ...rest] = text.split('/');
  const isId =
    isProviderKey(provider) && TYPE.test(type) && NATIVE_ID.test(nativeId) && rest.length === 0;
  return isId ? { provider, type, nativeId } : undefined;
}

/** @throws {ClientError} `BAD_USER_INPUT` if the text is not a global id. */
export function parseGlobalId(text: string): GlobalId {
  const id = readGlobalId(text);
  if (id !== undefined) return id;
  throw new ClientError(
    'BAD_USER_INPUT',
    'An id must have the form <provider>/<type>/<native id>.',
  );
}

/**
 * Returns the native id of a list entry, which is a global id of this provider and type or the bare
 * native id. Returns undefined if it is neither.
 */
export function toNativeId(text: string, provider: string, type: string): string | undefined {
  if (NATIVE_ID.test(text)) return text;
  const id = readGlobalId(text);
  return id?.provider === provider && id.type === type ? id.nativeId : undefined;
}

/**
 * Returns the document if it has the requested id.
 *
 * @throws {ContractMismatch} if it is the document of another object.
 */
export function assertSameId<Document extends { readonly id: string }>(
  id: string,
  document: Document,
): Document {
  if (document.id === id) return document;
  throw new ContractMismatch('$.id: expected the requested id');
}
