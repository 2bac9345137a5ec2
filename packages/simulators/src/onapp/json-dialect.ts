import { toOffsetTime, toOldTime } from './instants.ts';
import { isAtLeast, type OnAppSwitches } from './switches.ts';
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
export function writeJson({ root, value }: WireDocument, switches: OnAppSwitches): string {
  const isBare = root === 'hash' || value instanceof List;
  const json = toJson(value, switches);
  return JSON.stringify(isBare ? json : { [root]: json });
}

function toJson(value: WireValue, switches: OnAppSwitches): unknown {
  if (value instanceof List) {
    const items = value.items.map((item) => toJson(item, switches));
    return value.json === 'plain' ? items : items.map((item) => ({ [value.of]: item }));
  }
  if (value instanceof Decimal) {
    return switches.decimalsAs === 'number' ? value.amount : toDecimalText(value);
  }
  if (value instanceof Float) return value.amount;
  if (value instanceof Untyped) return toJson(value.value, switches);
  if (value instanceof Instant) return toTimeText(value, switches);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, toJson(member, switches)]),
  );
}

function toTimeText(instant: Instant, { version }: OnAppSwitches): string {
  return isAtLeast(version, '3.0') ? toOffsetTime(instant, 'milliseconds') : toOldTime(instant);
}

/** Formats as Rails does, which gives a whole amount one digit after the point: `1000.0`. */
export function toDecimalText({ amount }: Decimal | Float): string {
  return Number.isInteger(amount) ? amount.toFixed(1) : String(amount);
}
