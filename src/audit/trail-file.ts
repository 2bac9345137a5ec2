import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { type OpenedFile, openFile, syncFolder, withTrailError } from './open-file.ts';
import { TrailError } from './trail-error.ts';
import { type Entry, type Head, toLine } from './trail-line.ts';

/** The file of a trail. A batch of lines is written as a whole or not at all. Calls must not overlap. */
export class TrailFile {
  readonly #file: string;
  readonly #key: string;
  readonly #instance: string | undefined;
  readonly #opened: OpenedFile;
  #head: Head;
  /** The number of bytes that are on the disk for certain. */
  #length: number;
  /** Whether a failed write left bytes that are not cut off yet. */
  #isDirty = false;

  private constructor(file: string, key: string, instance: string | undefined, opened: OpenedFile) {
    this.#file = file;
    this.#key = key;
    this.#instance = instance;
    this.#opened = opened;
    this.#head = opened.head;
    this.#length = opened.length;
  }

  /**
   * Opens the file and moves a partial line left by a crash to a file beside it.
   *
   * @param instance the name of this process, which every line contains; absent: lines contain none.
   * @throws {TrailError}
   */
  static async open(file: string, key: string, instance?: string): Promise<TrailFile> {
    const opened = await openFile(file, key);
    const trail = new TrailFile(file, key, instance, opened);
    try {
      await withTrailError(file, () => trail.#recover());
    } catch (error) {
      await trail.close();
      throw error;
    }
    return trail;
  }

  /** The id of the trail, which all its lines contain. */
  get trail(): string {
    return this.#opened.trail;
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
      const line = toLine(entry, head, this.#key, { trail: this.trail, instance: this.#instance });
      head = line.head;
      return line.text;
    });
    const bytes = Buffer.from(lines.join(''));
    try {
      await this.#opened.handle.appendFile(bytes);
      await this.#opened.handle.sync();
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
      await this.#opened.handle.close();
    } finally {
      await this.#opened.lock.release();
    }
  }

  /** Detects that the open file was removed, moved or written to by someone else. */
  async #assertUnchanged(): Promise<void> {
    const { identity, lock } = this.#opened;
    const [{ ino, dev, size }, isOurs] = await Promise.all([stat(this.#file), lock.isHeld()]);
    if (ino !== identity.ino || dev !== identity.dev) {
      throw new TrailError(this.#file, 'it was replaced by another file');
    }
    if (size !== this.#length) {
      throw new TrailError(this.#file, 'another process writes to it');
    }
    if (!isOurs) throw new TrailError(this.#file, 'another gateway took it over');
  }

  async #truncate(): Promise<void> {
    await this.#opened.handle.truncate(this.#length);
    await this.#opened.handle.sync();
    this.#isDirty = false;
  }

  async #recover(): Promise<void> {
    const { partialLine } = this.#opened;
    if (partialLine.length === 0) return;
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
