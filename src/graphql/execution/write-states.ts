import type { WriteState } from '../../generated/schema-types.ts';
import type { UpdateProgress } from '../../use-cases/update-user/update-progress.ts';

/** Whether the writes of one operation took effect, by the response name of each field of the mutation. */
export class WriteStates {
  readonly #updates = new Map<string, UpdateProgress>();

  /** Adds an update that begins. */
  add(responseName: string, progress: UpdateProgress): void {
    this.#updates.set(responseName, progress);
  }

  /**
   * Returns whether the write took effect that an error belongs to; `NOT_APPLIED` if it has not begun.
   *
   * @param path the position of the error; if it is absent, the error belongs to all writes of the
   *   operation, and the state is the least certain one.
   */
  at(path: readonly (string | number)[] | undefined): WriteState {
    const [responseName] = path ?? [];
    if (responseName !== undefined) {
      return this.#updates.get(String(responseName))?.write ?? 'NOT_APPLIED';
    }
    const states = [...this.#updates.values()].map(({ write }) => write);
    return LEAST_CERTAIN_FIRST.find((state) => states.includes(state)) ?? 'NOT_APPLIED';
  }
}

const LEAST_CERTAIN_FIRST: readonly WriteState[] = ['UNKNOWN', 'APPLIED'];
