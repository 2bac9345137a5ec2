import type { IncomingHttpHeaders } from 'node:http';
import { DecoratorHandler, type Dispatcher } from 'undici';
import type { WriteFence } from './write-fence.ts';

/**
 * How far a request got. `queued`: not one byte has left. `started`: some may have. `unknown`: nobody looked,
 * so it may have.
 */
export type Progress = 'unknown' | 'queued' | 'started';

/** A request whose progress is noted on the options themselves: undici hands on the very object. */
export type TrackedOptions = Omit<Dispatcher.RequestOptions, 'origin'> & {
  progress: Progress;
  /** Fires while the request must not begin any more; what has begun is not stopped by it. */
  readonly abandoned: AbortSignal;
  /** The same: once it has expired. */
  readonly fence?: Pick<WriteFence, 'isExpired'> | undefined;
};

/** Notes the progress of requests made with `TrackedOptions`, and lets none begin that was given up. */
export const notingProgress: Dispatcher.DispatcherComposeInterceptor =
  (dispatch) => (options, handler) => {
    const tracked = options as unknown as TrackedOptions;
    tracked.progress = 'queued';
    return dispatch(options, new ProgressHandler(handler, tracked));
  };

class ProgressHandler extends DecoratorHandler {
  readonly #tracked: TrackedOptions;

  constructor(handler: Dispatcher.DispatchHandler, tracked: TrackedOptions) {
    super(handler);
    this.#tracked = tracked;
  }

  // Called on a connected socket, before the first byte is written.
  onRequestStart(controller: Dispatcher.DispatchController, context: unknown): void {
    const { signal, abandoned, fence } = this.#tracked;
    if ((signal as AbortSignal).aborted || abandoned.aborted || fence?.isExpired() === true) {
      controller.abort(new Error('given up'));
    } else {
      this.#tracked.progress = 'started';
    }
    PARENT.onRequestStart.call(this, controller, context);
  }

  // Also called for 103 and the like, which the base class takes for the one answer that is due.
  onResponseStart(
    controller: Dispatcher.DispatchController,
    statusCode: number,
    headers: IncomingHttpHeaders,
    statusMessage?: string,
  ): void {
    if (statusCode < 200) return;
    PARENT.onResponseStart.call(this, controller, statusCode, headers, statusMessage);
  }
}

/** The typings lack its methods. */
const PARENT = DecoratorHandler.prototype as unknown as Required<Dispatcher.DispatchHandler>;
