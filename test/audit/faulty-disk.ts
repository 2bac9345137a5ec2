import { type FileHandle, open } from 'node:fs/promises';
import { mock } from 'node:test';

/** A disk that fails in a given way for this process. */
export interface FaultyDisk extends Disposable {
  /** Returns the number of calls that it received. */
  readonly callCount: () => number;
  /** Restores the disk, also for calls that are waiting. */
  readonly release: () => void;
}

/** Lets the disk hang: no sync returns before it is released. */
export async function holdDisk(): Promise<FaultyDisk> {
  const { promise: released, resolve } = Promise.withResolvers<void>();
  const files = await findFileHandlePrototype();
  const { sync } = files;
  return replaceMethod(files, 'sync', resolve, async function (this: FileHandle) {
    await released;
    return sync.call(this);
  });
}

/** Lets the disk refuse all writes, as if it was mounted read-only. */
export async function refuseWrites(code: string): Promise<FaultyDisk> {
  return replaceMethod(
    await findFileHandlePrototype(),
    'appendFile',
    () => {},
    async () => {
      throw Object.assign(new Error(code), { code });
    },
  );
}

function replaceMethod(
  files: FileHandle,
  method: 'sync' | 'appendFile',
  onRelease: () => void,
  replacement: (this: FileHandle) => Promise<void>,
): FaultyDisk {
  const { mock: replaced } = mock.method(files, method, replacement);
  const release = () => {
    replaced.restore();
    onRelease();
  };
  return { callCount: () => replaced.callCount(), release, [Symbol.dispose]: release };
}

/** Returns the prototype of all file handles, which Node does not export. */
async function findFileHandlePrototype(): Promise<FileHandle> {
  const file = await open(import.meta.filename);
  await file.close();
  return Object.getPrototypeOf(file);
}
