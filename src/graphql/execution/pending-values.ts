/**
 * The values of an object or a list that are still to come: each is set when it is known. It takes
 * one promise for all of them, where `Promise.all` takes one more for each.
 */
export class PendingValues<Target extends object> {
  readonly #target: Target;
  #inFlight = 0;
  #failure: { readonly error: unknown } | undefined;
  #onChange: (() => void) | undefined;

  /** @param target the object or list. */
  constructor(target: Target) {
    this.#target = target;
  }

  add(key: keyof Target, value: Promise<unknown>): void {
    this.#inFlight += 1;
    value.then(
      (known) => {
        this.#target[key] = known as Target[keyof Target];
        this.#end();
      },
      (error) => {
        this.#failure ??= { error };
        this.#end();
      },
    );
  }

  /** Resolves to the target when all values are set. Rejects with the first error at once. */
  settle(): Promise<Target> {
    return new Promise((resolve, reject) => {
      this.#onChange = () => {
        if (this.#failure !== undefined) reject(this.#failure.error);
        else if (this.#inFlight === 0) resolve(this.#target);
      };
      this.#onChange();
    });
  }

  /** Rejects with the error when no value is in flight any more. */
  rejectWhenSettled(error: unknown): Promise<never> {
    return new Promise((_resolve, reject) => {
      this.#onChange = () => {
        if (this.#inFlight === 0) reject(error);
      };
      this.#onChange();
    });
  }

  #end(): void {
    this.#inFlight -= 1;
    this.#onChange?.();
  }
}
