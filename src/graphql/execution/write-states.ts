import type { WriteState } from '../../generated/schema-types.ts';
import type { UpdateProgress } from '../../use-cases/update-user/update-progress.ts';

/** An update of an operation. */
interface StartedUpdate {
  /** The name of the field in the response. */
  readonly responseName: string;
  /** The key that the caller sent, or null. */
  readonly idempotencyKey: string | null;
  readonly progress: UpdateProgress;
}

/** The updates of one operation, and whether their writes took effect. */
export class WriteStates {
  /** By their response names. */
  readonly #updates = new Map<string, StartedUpdate>();

  /** Adds an update that begins. */
  add(update: StartedUpdate): void {
    this.#updates.set(update.responseName, update);
  }

  /** The updates that have begun, in the order of the mutation. */
  get updates(): readonly StartedUpdate[] {
    return [...this.#updates.values()];
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
      return this.#updates.get(String(responseName))?.progress.write ?? 'NOT_APPLIED';
    }
    const states = this.updates.map(({ progress }) => progress.write);
    return LEAST_CERTAIN_FIRST.find((state) => states.includes(state)) ?? 'NOT_APPLIED';
  }
}

const LEAST_CERTAIN_FIRST: readonly WriteState[] = ['UNKNOWN', 'APPLIED'];
