import { AccessError } from '../../access/access-error.ts';
import type { WriteState } from '../../generated/schema-types.ts';
import { ClientError } from '../../providers/contract/client-error.ts';
import type { AppliedUpdate } from './applied-update.ts';
import type { Problem } from './problem.ts';

/**
 * What is known of the write of one update, for an update that ends with an error instead of a
 * result, and for errors of fields below its result.
 */
export class UpdateProgress {
  #write: WriteState = 'NOT_APPLIED';

  /** Whether the write took effect; `NOT_APPLIED` as long as nothing was sent. */
  get write(): WriteState {
    return this.#write;
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
    this.#write = result.kind === 'updated' ? 'APPLIED' : result.write;
  }

  /**
   * Notes the error of the update. A client error and a denied access mean that this request has sent
   * nothing; after a bug nothing is certain.
   */
  fail(error: unknown): void {
    if (!isUnsent(error) && this.#write === 'NOT_APPLIED') this.#write = 'UNKNOWN';
  }
}

const isUnsent = (error: unknown) => error instanceof ClientError || error instanceof AccessError;
