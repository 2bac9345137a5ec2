import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { type OpenedFile, openFile, syncFolder, withTrailError } from './open-file.ts';
import { TrailError } from './trail-error.ts';
import { type Entry, type Head, toLine } from './trail-line.ts';

/** The file of a trail. A batch of lines is written as a whole or not at all. Calls must not overlap. */
export class TrailFile {
  readonly #file: string;
  readonly #key: string;
  readonly #handle: OpenedFile['handle'];
  readonly #identity: OpenedFile['identity'];
  readonly #lock: OpenedFile['lock'];
  /** The id of the trail, which all its lines contain. */
  readonly trail: string;
  #head: Head;
  /** The number of bytes that are on the disk for certain. */
  #length: number;
  /** Whether a failed write left bytes that are not cut off yet. */
  #isDirty = false;

  private constructor(file: string, key: string, opened: OpenedFile) {
    const { handle, identity, lock, trail, head, length } = opened;
    this.#file = file;
    this.#key = key;
    this.#handle = handle;
    this.#identity = identity;
    this.#lock = lock;
    this.trail = trail;
    this.#head = head;
    this.#length = length;
  }

  /**
   * Opens the file and moves a partial line left by a crash to a file beside it.
   *
   * @throws {TrailError}
   */
  static async open(file: string, key: string): Promise<TrailFile> {
    const opened = await openFile(file, key);
    const trail = new TrailFile(file, key, opened);
    try {
      if (opened.partialLine.length > 0)
        await withTrailError(file, () => trail.#recover(opened.partialLine));
    } catch (error) {
      await trail.close();
      throw error;
    }
    return trail;
  }

  get head(): Head {
    return this.#head;
  }

  /**
   * Writes all entries and syncs them to the disk.
   *
   * @returns the number of the first line.
   * @throws the error of the file system; then no line was written.
   */
  async append(entries: readonly Entry[]): Promise<number> {
    if (this.#isDirty) await this.#truncate();
    await this.#assertUnchanged();
    let head = this.#head;
    const lines = entries.map((entry) => {
      const line = toLine(entry, head, this.#key, this.trail);
      head = line.head;
      return line.text;
    });
    const bytes = Buffer.from(lines.join(''));
    try {
      await this.#handle.appendFile(bytes);
      await this.#handle.sync();
    } catch (error) {
      this.#isDirty = true;
      // If this fails too, the next write repeats it.
      await this.#truncate().catch(() => {});
      throw error;
    }
    const first = this.#head.seq + 1;
    this.#head = head;
    this.#length += bytes.length;
    return first;
  }

  async close(): Promise<void> {
    try {
      await this.#handle.close();
    } finally {
      await this.#lock.release();
    }
  }

  /** Detects that the open file was removed, moved or written to by someone else. */
  async #assertUnchanged(): Promise<void> {
    const [{ ino, dev, size }, isOurs] = await Promise.all([stat(this.#file), this.#lock.isHeld()]);
    if (ino !== this.#identity.ino || dev !== this.#identity.dev) {
      throw new TrailError(this.#file, 'it was replaced by another file');
    }
    if (size !== this.#length) {
      throw new TrailError(this.#file, 'another process writes to it');
    }
    if (!isOurs) throw new TrailError(this.#file, 'another gateway took it over');
  }

  async #truncate(): Promise<void> {
    await this.#handle.truncate(this.#length);
    await this.#handle.sync();
    this.#isDirty = false;
  }

  async #recover(partialLine: Buffer): Promise<void> {
    const damaged = await quarantine(this.#file, partialLine);
    await this.#truncate();
    await this.append([{ kind: 'recovered', damaged, bytes: partialLine.length }]);
  }
}

/**
 * Saves a partial line to a file beside the trail before it is cut off. A crash in between only repeats this step.
 *
 * @returns the name of the new file.
 */
async function quarantine(file: string, partialLine: Buffer): Promise<string> {
  const damaged = `${file}.damaged-${new Date().toISOString().replaceAll(':', '')}`;
  const copy = await open(damaged, 'wx', 0o600);
  try {
    await copy.writeFile(partialLine);
    await copy.sync();
  } finally {
    await copy.close();
  }
  await syncFolder(damaged);
  return basename(damaged);
}
