import { toWire } from './upstream.ts';

/** Bytes of the largest response that a single document may have, and of the largest list. */
export const DOCUMENT_BYTES = 4 * 1024 * 1024 - 512;
export const LIST_BYTES = 31 * 1024 * 1024;
/** Bytes of the largest request, with some for what is around the attack in it. */
export const REQUEST_BYTES = 64 * 1024 - 600;

/** As often as it fits into so many bytes. */
export function fill(piece: string, bytes: number): string {
  return piece.repeat(Math.floor(bytes / Buffer.byteLength(piece)));
}

/** Entries with separators, as many as fit; each is made of its number. */
export function fillList(entry: (n: number) => string, bytes: number): string {
  const entries: string[] = [];
  for (let length = 0, n = 0; ; n += 1) {
    const next = entry(n);
    length += next.length + 1;
    if (length > bytes) return entries.join(',');
    entries.push(next);
  }
}

/** `a0: field a1: field …` */
export function alias(count: number, field: string): string {
  return Array.from({ length: count }, (_none, n) => `a${n}: ${field}`).join(' ');
}

/** A camera as the VMS shows it, with this id. */
export const camera = (id: number, more = '') =>
  `{"id":${id},"name":"Camera ${id}","status":"active","type":"media_server_v2","group_id":7,"created_at":"2022-11-16 18:05:06"${more}}`;

export const CAMERA_FIELDS =
  'id name status type startAt groupId topGroupId order createdAt updatedAt deletedAt origin groupType folderId isSensitive isBufferEnabled isPublic countIssues azimuth isUserOwner packId source archiveStorageDays isArchiveRecording isIncreasedReconnect modelId isSoundEnabled isNeedReplace ip bridgeId uuid archiveRecordingType isAutoCreateStreams hostId isEnabled isEditable isIntercom externalId';

/** Much of a user of the VMS. */
export const VMS_FRAGMENT = `fragment f on VmsUser { id login status cameras { ${CAMERA_FIELDS} } permissions { id name group } }`;

/** A document of any provider's user, in the provider's own form. */
export const jsonUser = (members: string, isOnApp: boolean) =>
  toWire(isOnApp ? `{"user":{"id":1,${members}}}` : `{"id":1,${members}}`);

/** The same in XML. */
export const xmlUser = (elements: string) =>
  toWire(`<user><id type="integer">1</id>${elements}</user>`, { type: 'application/xml' });
