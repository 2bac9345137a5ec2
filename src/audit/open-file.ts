import type { Stats } from 'node:fs';
import { constants, type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { getFaultCode } from '../lib/explain-fault.ts';
import { describeFault, TrailError } from './trail-error.ts';
import { GENESIS_HEAD, type Head, newTrailId, readLine } from './trail-line.ts';
import { lockTrail, type TrailLock } from './trail-lock.ts';

/** The number of a file on its device. */
type FileIdentity = Pick<Stats, 'ino' | 'dev'>;

/** An opened trail and what was found at its end. */
export interface OpenedFile {
  readonly handle: FileHandle;
  /** What identifies the open file, however it is called by now. */
  readonly identity: FileIdentity;
  readonly lock: TrailLock;
  readonly head: Head;
  /** The id of the trail. */
  readonly trail: string;
  /** The length of all whole lines in bytes. */
  readonly length: number;
  /** The bytes after the last line end, left by an interrupted write. */
  readonly partialLine: Buffer;
}

const APPEND = constants.O_RDWR | constants.O_CREAT | constants.O_APPEND;
const LINE_END = 0x0a;
const INITIAL_READ_BYTES = 65_536;

/** @throws {TrailError} if the file cannot be opened, another gateway writes to it, or its last line has another key. */
export async function openFile(file: string, key: string): Promise<OpenedFile> {
  await using opening = new AsyncDisposableStack();
  const handle = await withTrailError(file, () => open(file, APPEND, 0o600));
  opening.defer(() => handle.close());
  const found = await withTrailError(file, async () => {
    await assertRegular(handle, file);
    await syncFolder(file);
    const lock = await lockTrail(file);
    opening.defer(lock.release);
    const { size, ino, dev } = await handle.stat();
    return { handle, identity: { ino, dev }, lock, ...(await readEnd(handle, size, file, key)) };
  });
  opening.move();
  return found;
}

/** @throws {TrailError} if it is no file, such as a device or a named pipe. */
export async function assertRegular(handle: FileHandle, file: string): Promise<void> {
  if (!(await handle.stat()).isFile()) throw new TrailError(file, 'it is not a regular file');
}

/** Syncs the folder of a file: a new file survives a crash only if its folder is on the disk too. */
export async function syncFolder(file: string): Promise<void> {
  const folder = await open(dirname(file), constants.O_RDONLY);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/**
 * Reads only the end of the file, because a trail may be large. `roster audit verify` reads all of it.
 *
 * @throws {TrailError} if its last line has another key.
 */
export async function readEnd(handle: FileHandle, size: number, file: string, key: string) {
  for (let span = Math.min(size, INITIAL_READ_BYTES); ; span = Math.min(size, span * 2)) {
    const bytes = Buffer.alloc(span);
    const { bytesRead } = await handle.read(bytes, 0, span, size - span);
    if (bytesRead !== span) throw new TrailError(file, 'it changes while it is read');
    const end = bytes.lastIndexOf(LINE_END);
    // A negative offset would count from the end.
    const before = end > 0 ? bytes.lastIndexOf(LINE_END, end - 1) : -1;
    if (before === -1 && span < size) continue;

    const partialLine = bytes.subarray(end + 1);
    const length = size - partialLine.length;
    if (end === -1) return { head: GENESIS_HEAD, trail: newTrailId(), length, partialLine };
    const line = readLine(bytes.subarray(before + 1, end), key);
    if (line !== undefined) {
      const { seq, hmac, trail = newTrailId() } = line;
      return { head: { seq, hmac }, trail, length, partialLine };
    }
    throw new TrailError(
      file,
      'its last line was changed, or written with another audit.key; see roster audit verify',
    );
  }
}

/** Turns errors of the file system into a `TrailError` with one sentence. */
export async function withTrailError<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof TrailError) throw error;
    throw new TrailError(
      file,
      `it cannot be opened or written (${describeFault(error)})${explain(error)}`,
    );
  }
}

/** Returns what to do, as the end of a message; it is empty if that is not known. */
const explain = (error: unknown): string => HINTS[getFaultCode(error) ?? ''] ?? '';

const HINTS: Readonly<Record<string, string>> = {
  ENOENT: ': its folder does not exist, so create it for the account of the gateway',
  EACCES: ': allow the account of the gateway to write to the file and its folder',
  EPERM: ': allow the account of the gateway to write to the file and its folder',
  EISDIR: ': name a file in this folder in audit.file',
  EROFS: ': the file system is read-only, so name a file on another one in audit.file',
  ENOSPC: ': the disk is full',
};
