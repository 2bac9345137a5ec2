import type { Money } from '../../generated/schema-types.ts';
import type { Lazy } from '../contract/lazy.ts';
import { defineModel } from '../contract/model.ts';

interface MoneySource {
  /** A decimal in plain digits. */
  readonly amount: string;
  /** An ISO 4217 code; null if it is not known. */
  readonly currencyCode: string | null;
}

/** Creates an amount whose currency is known without a read. */
export const createMoney = defineModel<Lazy<Money>, MoneySource>('Money', {
  amount: ({ amount }) => amount,
  currencyCode: ({ currencyCode }) => currencyCode,
});

/** Returns null if there is no amount. */
export const toMoney = (amount: string | null, currencyCode: string | null): Lazy<Money> | null =>
  amount === null ? null : createMoney({ amount, currencyCode });
