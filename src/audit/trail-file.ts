import { type FileHandle, stat } from 'node:fs/promises';
import { keepAside } from './keep-aside.ts';
import { type OpenedFile, openFile, orRefuse } from './open-file.ts';
import { TrailError } from './trail-error.ts';
import { type Entry, type Head, toLine } from './trail-line.ts';
import type { TrailLock } from './trail-lock.ts';

/** The file of a trail: whole lines are on the disk, or none of them. One call at a time. */
export class TrailFile {
  readonly #file: string;
  readonly #key: string;
  readonly #handle: FileHandle;
  readonly #lock: TrailLock;
  /** Its id, which all its lines hold. */
  readonly trail: string;
  #head: Head;
  /** Bytes that are on the disk for certain. */
  #length: number;
  /** A write failed, and what it left could not be cut off yet. */
  #hasRemains = false;

  private constructor(file: string, key: string, opened: OpenedFile) {
    const { handle, lock, trail, head, length } = opened;
    this.#file = file;
    this.#key = key;
    this.#handle = handle;
    this.#lock = lock;
    this.trail = trail;
    this.#head = head;
    this.#length = length;
  }

  /**
   * Opens it, and cuts off what a crash left of a line.
   *
   * @throws {TrailError}
   */
  static async open(file: string, key: string): Promise<TrailFile> {
    const opened = await openFile(file, key);
    const trail = new TrailFile(file, key, opened);
    try {
      if (opened.half.length > 0) await orRefuse(file, () => trail.#cutOff(opened.half));
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
   * Writes all and returns when they are on the disk.
   *
   * @returns the number of the first.
   * @throws what the file system said; then none of them is there.
   */
  async append(entries: readonly Entry[]): Promise<number> {
    if (this.#hasRemains) await this.#cutRemains();
    await this.#checkPlace();
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
      this.#hasRemains = true;
      // Where even that fails it is done before the next write.
      await this.#cutRemains().catch(() => {});
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

  /** An open file can be written after it was removed or moved, and nobody would find the lines; or by two at once. */
  async #checkPlace(): Promise<void> {
    const [named, held, isOurs] = await Promise.all([
      stat(this.#file),
      this.#handle.stat(),
      this.#lock.isHeld(),
    ]);
    if (named.ino !== held.ino || named.dev !== held.dev) {
      throw new TrailError(this.#file, 'it was moved, and another file is in its place');
    }
    if (held.size !== this.#length) {
      throw new TrailError(this.#file, 'somebody else writes to it');
    }
    if (!isOurs) throw new TrailError(this.#file, 'another gateway took it over');
  }

  async #cutRemains(): Promise<void> {
    await this.#handle.truncate(this.#length);
    await this.#handle.sync();
    this.#hasRemains = false;
  }

  async #cutOff(half: Buffer): Promise<void> {
    const damaged = await keepAside(this.#file, half);
    await this.#cutRemains();
    await this.append([{ kind: 'recovered', damaged, bytes: half.length }]);
  }
}
