import { useGraphiQL } from '@graphiql/react';
import { CopyButton } from './copy-button.tsx';
import type { ResponseInfo } from './response-info.ts';

interface ResponseLineProps {
  /** The last response of each tab, by the id of the tab. */
  readonly responses: ReadonlyMap<string, ResponseInfo>;
}

/** Shows status, time and request id of the response in the open tab; nothing if it has none. */
export function ResponseLine({ responses }: ResponseLineProps) {
  const tab = useGraphiQL(({ tabs, activeTabIndex }) => tabs[activeTabIndex]);
  const info = tab?.response ? responses.get(tab.id) : undefined;
  if (info === undefined) return null;
  const { status, ms, requestId } = info;
  return (
    <section className="response-line" aria-label="Response">
      <span role="status">
        {status === undefined ? 'No response' : `HTTP ${status}`}, {Math.round(ms)} ms
      </span>
      {requestId === null ? null : (
        <span>
          Request id <code>{requestId}</code> <CopyButton text={requestId} name="Copy id" />
        </span>
      )}
    </section>
  );
}
