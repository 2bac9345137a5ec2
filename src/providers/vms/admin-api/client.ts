import type { RequestContext } from '../../../request/request-context.ts';
import type { ResponseHandlers } from '../../../upstream/response/response-handlers.ts';
import type { UpstreamRequest } from '../../../upstream/transport/upstream-request.ts';
import type { UpstreamClient } from '../../../upstream/upstream-client.ts';
import type { AdminSession } from './session.ts';

/** Sends requests to the Admin API with a token of its session, which is redacted from every text. */
export class AdminClient {
  readonly #client: UpstreamClient;
  readonly #session: AdminSession;

  constructor(client: UpstreamClient, session: AdminSession) {
    this.#client = client;
    this.#session = session;
  }

  /** @throws {UpstreamError} as `UpstreamClient.call`, and if signing in failed: then nothing was sent. */
  call<T>(request: UpstreamRequest, table: ResponseHandlers<T>, call: RequestContext): Promise<T> {
    return this.#session.run(
      ({ value, number, attempt }) =>
        this.#client.call(
          {
            ...request,
            attempt,
            token: number,
            headers: { authorization: `Bearer ${value}` },
            secrets: [value, ...(request.secrets ?? [])],
          },
          table,
          call,
        ),
      call,
    );
  }

  close(): Promise<void> {
    return this.#client.close();
  }
}
