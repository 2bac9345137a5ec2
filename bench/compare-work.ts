/**
 * What a gateway does for one operation, in figures that hardly depend on how busy the machine is, by the name of the
 * operation.
 */
export type Work = Readonly<Record<string, OperationWork>>;

/** What a gateway does for one operation. */
export interface OperationWork {
  /** How often functions of its sources and packages are called. */
  readonly calls: number;
  /** kB on the heap of JavaScript, without buffers. */
  readonly kb: number;
}

/** A figure that is worse than the committed one. */
export interface WorseFigure {
  readonly operation: string;
  readonly figure: keyof OperationWork;
  /** Undefined if there is no committed figure. */
  readonly committed: number | undefined;
  /** Undefined if it could not be measured. */
  readonly measured: number | undefined;
}

/** How much worse than the committed one a figure may be. Figures of the same code differ by up to 2 % under load. */
const TOLERANCE = 1.1;

/**
 * Returns the figures that are more than a tenth worse than the committed ones. A figure that is committed and could
 * not be measured is worse; one that is measured and not committed is, too, because it would never be checked.
 */
export function findWorse(committed: Work, measured: Work): readonly WorseFigure[] {
  const operations = new Set([...Object.keys(committed), ...Object.keys(measured)]);
  return [...operations].flatMap((operation) =>
    (['calls', 'kb'] as const)
      .map((figure) => ({
        operation,
        figure,
        committed: committed[operation]?.[figure],
        measured: measured[operation]?.[figure],
      }))
      .filter(
        ({ committed: limit = Number.NaN, measured: value = Number.NaN }) =>
          !(value <= limit * TOLERANCE),
      ),
  );
}
