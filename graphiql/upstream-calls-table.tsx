import { useGraphiQL } from '@graphiql/react';
import { useMemo } from 'react';
import { readUpstreamCalls, type UpstreamCall } from './upstream-calls.ts';

const TITLES = {
  plan: 'Upstream calls at worst; none was sent',
  trace: 'Upstream calls that were made',
};

/** By the names of the members: the lines of a cell, and what stands in a line. */
type Lines = readonly (readonly string[])[];

const COLUMNS: readonly { readonly title: string; readonly lines: Lines }[] = [
  {
    title: 'Call',
    lines: [
      ['method', 'path'],
      ['provider', 'api'],
    ],
  },
  { title: 'Count', lines: [['count']] },
  { title: 'Field and reason', lines: [['field'], ['reason']] },
  { title: 'Status', lines: [['status']] },
  { title: 'ms', lines: [['ms']] },
];

/** The upstream calls that the answer of the open tab tells of, below that answer; nothing where it tells of none. */
export function UpstreamCallsTable() {
  const answer = useGraphiQL(({ tabs, activeTabIndex }) => tabs[activeTabIndex]?.response);
  const told = useMemo(() => readUpstreamCalls(answer ?? ''), [answer]);
  if (told === undefined) return null;
  // A plan knows no status and no time.
  const columns = COLUMNS.filter(({ lines }) => told.calls.some((call) => hasAny(call, lines)));
  return (
    <section className="upstream-calls" aria-label="Upstream calls">
      <table>
        <caption>{told.calls.length === 0 ? 'No upstream calls' : TITLES[told.kind]}</caption>
        <thead>
          <tr>
            {columns.map(({ title }) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {/* The place in the list is all that tells two equal calls apart. */}
          {[...told.calls.entries()].map(([place, call]) => (
            <tr key={place}>
              {columns.map(({ title, lines }) => (
                <td key={title}>
                  {lines.map((members) => (
                    <div key={members.join()}>{toLine(call, members)}</div>
                  ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function hasAny(call: UpstreamCall, lines: Lines): boolean {
  return lines.some((members) => toLine(call, members) !== '');
}

function toLine(call: UpstreamCall, members: readonly string[]): string {
  const values = members.map((member) => call[member]);
  return values.filter((value) => value !== undefined && value !== null).join(' ');
}
