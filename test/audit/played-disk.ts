import { type FileHandle, open } from 'node:fs/promises';
import { mock } from 'node:test';

/** A disk that plays a part for this process. */
export interface PlayedDisk extends Disposable {
  /** How often it was asked. */
  readonly asked: () => number;
  /** Is as it was, for what waits too. */
  readonly release: () => void;
}

/** A disk that hangs: nothing is on it for certain before it is released. */
export async function holdDisk(): Promise<PlayedDisk> {
  const { promise: released, resolve } = Promise.withResolvers<void>();
  const files = await findFileHandles();
  const { sync } = files;
  return play(files, 'sync', resolve, async function (this: FileHandle) {
    await released;
    return sync.call(this);
  });
}

/** A disk that takes no bytes, as one does that was mounted anew for reading alone. */
export async function refuseWrites(code: string): Promise<PlayedDisk> {
  return play(
    await findFileHandles(),
    'appendFile',
    () => {},
    async () => {
      throw Object.assign(new Error(code), { code });
    },
  );
}

function play(
  files: FileHandle,
  method: 'sync' | 'appendFile',
  onRelease: () => void,
  part: (this: FileHandle) => Promise<void>,
): PlayedDisk {
  const { mock: played } = mock.method(files, method, part);
  const release = () => {
    played.restore();
    onRelease();
  };
  return { asked: () => played.callCount(), release, [Symbol.dispose]: release };
}

/** What all open files share; Node names it nowhere. */
async function findFileHandles(): Promise<FileHandle> {
  const file = await open(import.meta.filename);
  await file.close();
  return Object.getPrototypeOf(file);
}
