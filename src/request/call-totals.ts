import { isFailureCode, type RecordedCall } from './recorded-call.ts';

/** The calls to one provider. */
export interface ProviderCalls {
  /** The provider's key in the configuration. */
  readonly provider: string;
  /** The number of calls, of which some may have shared a read or a cached response. */
  readonly calls: number;
  /** The durations of all calls in milliseconds, added up: calls that run at the same time count each. */
  readonly ms: number;
  /** The duration of the slowest call in milliseconds. */
  readonly maxMs: number;
  /** The number of failed calls by code; absent if none has failed. */
  readonly failures?: Readonly<Record<string, number>>;
}

type Counted = { -readonly [Property in keyof ProviderCalls]: ProviderCalls[Property] };

/** Adds up the upstream calls of one client request by provider. */
export class CallTotals {
  readonly #providers: Counted[] = [];

  /** Adds a call that has ended. */
  add({ provider, code, ms }: Pick<RecordedCall, 'provider' | 'code' | 'ms'>): void {
    const counted = this.#find(provider);
    counted.calls += 1;
    counted.ms += ms;
    counted.maxMs = Math.max(counted.maxMs, ms);
    if (!isFailureCode(code)) return;
    counted.failures = { ...counted.failures, [code]: (counted.failures?.[code] ?? 0) + 1 };
  }

  /** The number of all calls. */
  get calls(): number {
    return this.#providers.reduce((sum, { calls }) => sum + calls, 0);
  }

  /** The totals by provider, in the order of their first calls. */
  get providers(): readonly ProviderCalls[] {
    return this.#providers;
  }

  /** A request calls few providers, so that a list is searched faster than a map is built. */
  #find(provider: string): Counted {
    const known = this.#providers.find((counted) => counted.provider === provider);
    if (known !== undefined) return known;
    const counted: Counted = { provider, calls: 0, ms: 0, maxMs: 0 };
    this.#providers.push(counted);
    return counted;
  }
}
