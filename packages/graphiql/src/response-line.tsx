import { useGraphiQL } from '@graphiql/react';
import { useEffect, useState } from 'react';
import { CopyButton } from './copy-button.tsx';
import type { SchemaFailure } from './gateway-fetcher.ts';
import type { ResponseInfo } from './response-info.ts';

interface ResponseLineProps {
  /** The last response of each tab, by the id of the tab. */
  readonly responses: ReadonlyMap<string, ResponseInfo>;
  readonly schemaFailure: SchemaFailure | undefined;
}

/** Shows status, time and request id of the response in the response pane; nothing if it has none. */
export function ResponseLine({ responses, schemaFailure }: ResponseLineProps) {
  const tab = useGraphiQL(({ tabs, activeTabIndex }) => tabs[activeTabIndex]);
  const isFailureShown = useIsShown(schemaFailure?.shown);
  const ofTab = tab?.response ? responses.get(tab.id) : undefined;
  const info = isFailureShown ? schemaFailure?.response : ofTab;
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

/** Returns whether the response pane shows a text: GraphiQL also writes there why it could not read the schema. */
function useIsShown(text: string | undefined): boolean {
  const editor = useGraphiQL(({ responseEditor }) => responseEditor);
  const [isShown, setIsShown] = useState(false);
  useEffect(() => {
    const compare = () => setIsShown(text !== undefined && editor?.getValue() === text);
    compare();
    const listener = editor?.onDidChangeModelContent(compare);
    return () => listener?.dispose();
  }, [editor, text]);
  return isShown;
}
