import type { IncomingHttpHeaders } from 'node:http';
import { DecoratorHandler, type Dispatcher } from 'undici';
import type { Cancellation } from '../upstream-call.ts';
import type { PreparedRequest } from './upstream-request.ts';

/**
 * How far a request got. `queued`: no byte was sent. `started`: some bytes may have been sent.
 * `unknown`: it was not observed, so some may have been.
 */
export type Progress = 'unknown' | 'queued' | 'started';

/** The signals that cancel a request. */
export interface CancelSignals extends Omit<Cancellation, 'deadline'> {
  /** Ends the request at any point. */
  readonly signal: AbortSignal;
}

/**
 * A request whose progress is recorded on its options, because undici passes on this very object.
 */
export type TrackedOptions = PreparedRequest & CancelSignals & { progress: Progress };

/**
 * Records the progress of requests made with `TrackedOptions`, and does not start cancelled ones.
 */
export const trackSendProgress: Dispatcher.DispatcherComposeInterceptor =
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

  // This is called on a connected socket, before the first byte is written.
  onRequestStart(controller: Dispatcher.DispatchController, context: unknown): void {
    const { signal, clientDisconnected, fence } = this.#tracked;
    if (signal.aborted || clientDisconnected.aborted || fence?.isExpired() === true) {
      controller.abort(new Error('Request cancelled.'));
    } else {
      this.#tracked.progress = 'started';
    }
    PARENT.onRequestStart.call(this, controller, context);
  }

  // This is also called for 1xx statuses, which the base class treats as the final response.
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

/** The typings of the class lack its methods. */
const PARENT = DecoratorHandler.prototype as unknown as Required<Dispatcher.DispatchHandler>;
