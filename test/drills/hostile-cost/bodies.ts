import { toWire } from './upstream.ts';

/** The bytes of the largest document and of the largest list that an upstream may send. */
export const DOCUMENT_BYTES = 4 * 1024 * 1024 - 512;
export const LIST_BYTES = 31 * 1024 * 1024;
/** The bytes of an attack in the largest request, less some for the text around it. */
export const REQUEST_BYTES = 64 * 1024 - 600;

/** Repeats a piece as often as it fits into this number of bytes. */
export function fill(piece: string, bytes: number): string {
  return piece.repeat(Math.floor(bytes / Buffer.byteLength(piece)));
}

/** Returns entries with separators, as many as fit; each is built from its number. */
export function fillList(entry: (n: number) => string, bytes: number): string {
  const entries: string[] = [];
  for (let length = 0, n = 0; ; n += 1) {
    const next = entry(n);
    length += next.length + 1;
    if (length > bytes) return entries.join(',');
    entries.push(next);
  }
}

/** Returns `a0: field a1: field …`. */
export function alias(count: number, field: string): string {
  return Array.from({ length: count }, (_none, n) => `a${n}: ${field}`).join(' ');
}

/** Returns a camera of the VMS with this id. */
export const camera = (id: number, more = '') =>
  `{"id":${id},"name":"Camera ${id}","status":"active","type":"media_server_v2","group_id":7,"created_at":"2022-11-16 18:05:06"${more}}`;

export const CAMERA_FIELDS = 'id name status statusText startAt groupType groupTypeText';

/** What only the data of a user says of a camera. */
const CAMERA_DETAILS =
  'type order createdAt updatedAt deletedAt origin folderId isSensitive isBuffered isPublic openIssueCount azimuthDegrees isOwnedByUser packId source archiveStorageDays isArchiveRecording reconnectsMoreOften modelId isSoundEnabled needsReplacement ip bridgeId uuid archiveRecordingType createsStreams hostId isEnabled isEditable isIntercom';

/** A fragment with many fields of a VMS user. */
export const VMS_FRAGMENT = `fragment f on VmsUser { id login status cameras(first: 100) { edges { node { ${CAMERA_FIELDS} } details { ${CAMERA_DETAILS} } } } permissions { id name group } }`;

/** Returns the response with a user, in the JSON of OnApp or of another provider. */
export const jsonUser = (members: string, isOnApp: boolean) =>
  toWire(isOnApp ? `{"user":{"id":1,${members}}}` : `{"id":1,${members}}`);

/** Returns the response with a user in XML. */
export const xmlUser = (elements: string) =>
  toWire(`<user><id type="integer">1</id>${elements}</user>`, { type: 'application/xml' });
