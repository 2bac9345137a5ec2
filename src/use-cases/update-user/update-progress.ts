import { AccessError } from '../../access/access-error.ts';
import type { WriteState } from '../../generated/schema-types.ts';
import { ClientError } from '../../providers/contract/client-error.ts';
import type { AppliedUpdate } from './applied-update.ts';
import { toErrorOutcome, toOutcome } from './outcome.ts';
import type { Problem } from './problem.ts';

/** How an update has ended, for the log. */
interface UpdateOutcome {
  /** The provider's key in the configuration; null if the input names none of this gateway. */
  readonly provider: string | null;
  /** The GraphQL type of the result; `Error` if there was none. */
  readonly result: string;
  readonly code: string | null;
  readonly write: WriteState;
  readonly httpStatus: number | null;
  /** The message of the problem; absent if there is none. */
  readonly reason?: string;
  /** Whether an earlier request with the same idempotency key made the update; absent if not. */
  readonly isReplay?: true;
}

/**
 * What is known of the write of one update, for an update that ends with an error instead of a
 * result, and for errors of fields below its result.
 */
export class UpdateProgress {
  #write: WriteState = 'NOT_APPLIED';
  #provider: string | null = null;
  #result: AppliedUpdate | Problem | undefined;
  #error: unknown;

  /** Whether the write took effect; `NOT_APPLIED` as long as nothing was sent. */
  get write(): WriteState {
    return this.#write;
  }

  /** How the update has ended. An update without a result counts as one that ended with an error. */
  get outcome(): UpdateOutcome {
    const [result, write] = [this.#result, this.#write];
    if (result === undefined) {
      return { provider: this.#provider, ...toErrorOutcome(this.#error, write), write };
    }
    return {
      provider: result.origin.provider.id,
      ...toOutcome(result),
      write,
      ...(result.kind === 'problem' && { reason: result.message }),
      ...(result.kind === 'updated' && result.isReplay && { isReplay: true }),
    };
  }

  /** Notes the provider whose user is updated. */
  resolves(provider: string): void {
    this.#provider = provider;
  }

  /** Notes that an earlier request with the same idempotency key may have made the update. */
  repeatsUnknown(): void {
    this.#write = 'UNKNOWN';
  }

  /** Notes that an earlier request with the same idempotency key has made the update. */
  repeatsApplied(): void {
    this.#write = 'APPLIED';
  }

  /** Notes the result of the update. */
  settle(result: AppliedUpdate | Problem): void {
    this.#result = result;
    this.#write = result.kind === 'updated' ? 'APPLIED' : result.write;
  }

  /**
   * Notes the error of the update. A client error and a denied access mean that this request has sent
   * nothing; after a bug nothing is certain.
   */
  fail(error: unknown): void {
    this.#error = error;
    if (!isUnsent(error) && this.#write === 'NOT_APPLIED') this.#write = 'UNKNOWN';
  }
}

const isUnsent = (error: unknown) => error instanceof ClientError || error instanceof AccessError;
