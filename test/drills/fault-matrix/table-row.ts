import type { Row } from './inject-fault.ts';
import { UPSTREAM_APIS } from './upstream-apis.ts';

export const TABLE_HEAD = ['| | fault | read | write | except |', '|---|---|---|---|---|'].join(
  '\n',
);

/** Returns the row of `docs/fault-matrix.md` for a fault: the most frequent outcomes, and the APIs with other ones. */
export function toTableRow({ fault, labels }: Row): string {
  // Labels alternate: the read and the write of each API.
  const read = mostFrequent(labels.filter((_, index) => index % 2 === 0));
  const write = mostFrequent(labels.filter((_, index) => index % 2 === 1));
  const exceptions = UPSTREAM_APIS.flatMap(({ name }, index) => [
    ...(labels[2 * index] === read ? [] : [`${name} read: ${labels[2 * index]}`]),
    ...(labels[2 * index + 1] === write ? [] : [`${name} write: ${labels[2 * index + 1]}`]),
  ]);
  return `| ${[fault.row, fault.title, read, write, exceptions.join('; ')].join(' | ')} |`;
}

/** Returns the most frequent label, or the first of several. */
function mostFrequent(labels: readonly string[]): string {
  const countOf = (label: string) => labels.filter((other) => other === label).length;
  return labels.reduce((best, label) => (countOf(label) > countOf(best) ? label : best), '');
}
