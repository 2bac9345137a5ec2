import { toOffsetTime, toOldTime } from './dates.ts';
import { isAtLeast, type OnAppOptions } from './options.ts';
import {
  Decimal,
  Float,
  Instant,
  List,
  Untyped,
  type WireDocument,
  type WireValue,
} from './wire-value.ts';

/** Wraps objects and the items of lists in the name of their type (fact sheet 5.1, Q2). */
export function writeJson({ root, value }: WireDocument, options: OnAppOptions): string {
  const isBare = root === 'hash' || value instanceof List;
  const json = toJson(value, options);
  return JSON.stringify(isBare ? json : { [root]: json });
}

function toJson(value: WireValue, options: OnAppOptions): unknown {
  if (value instanceof List) {
    const items = value.items.map((item) => toJson(item, options));
    return value.json === 'plain' ? items : items.map((item) => ({ [value.of]: item }));
  }
  if (value instanceof Decimal) {
    return options.decimalsAs === 'number' ? value.amount : toDecimalText(value);
  }
  if (value instanceof Float) return value.amount;
  if (value instanceof Untyped) return toJson(value.value, options);
  if (value instanceof Instant) return toTimeText(value, options);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, property]) => [name, toJson(property, options)]),
  );
}

function toTimeText(instant: Instant, { version }: OnAppOptions): string {
  return isAtLeast(version, '3.0') ? toOffsetTime(instant, 'milliseconds') : toOldTime(instant);
}

/** Formats as Rails does, which gives a whole amount one digit after the point: `1000.0`. */
export function toDecimalText({ amount }: Decimal | Float): string {
  return Number.isInteger(amount) ? amount.toFixed(1) : String(amount);
}
