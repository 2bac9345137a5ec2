import { useGraphiQL } from '@graphiql/react';
import { useMemo } from 'react';
import { readUpstreamCalls, type UpstreamCall } from './upstream-calls.ts';

const TITLES = {
  plan: 'Upstream calls at worst; none was sent',
  trace: 'Upstream calls that were made',
};

/** The lines of a cell, each a list of the properties in it. */
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

/** Renders the upstream calls of the response in the open tab, below that response; nothing if it has none. */
export function UpstreamCallsTable() {
  const response = useGraphiQL(({ tabs, activeTabIndex }) => tabs[activeTabIndex]?.response);
  const upstream = useMemo(() => readUpstreamCalls(response ?? ''), [response]);
  if (upstream === undefined) return null;
  // A plan has no status and no time.
  const columns = COLUMNS.filter(({ lines }) => upstream.calls.some((call) => hasAny(call, lines)));
  return (
    <section className="upstream-calls" aria-label="Upstream calls">
      <table>
        <caption>
          {upstream.calls.length === 0 ? 'No upstream calls' : TITLES[upstream.kind]}
        </caption>
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
          {/* Only the position in the list distinguishes two equal calls. */}
          {[...upstream.calls.entries()].map(([index, call]) => (
            <tr key={index}>
              {columns.map(({ title, lines }) => (
                <td key={title}>
                  {lines.map((properties) => (
                    <div key={properties.join()}>{toLine(call, properties)}</div>
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
  return lines.some((properties) => toLine(call, properties) !== '');
}

function toLine(call: UpstreamCall, properties: readonly string[]): string {
  const values = properties.map((property) => call[property]);
  return values.filter((value) => value !== undefined && value !== null).join(' ');
}
