import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { useRef, useState } from 'react';
import { EXAMPLE_TABS } from './example-tabs.ts';
import { ExplainSwitch } from './explain-switch.tsx';
import { createGatewayFetcher } from './gateway-fetcher.ts';
import type { Explain } from './request-headers.ts';
import { SchemaTrouble } from './schema-trouble.tsx';
import { UpstreamCallsTable } from './upstream-calls-table.tsx';

// GraphiQL restarts if the identity of these values changes.
const PLUGINS = [HISTORY_PLUGIN];
const TABS = [...EXAMPLE_TABS];

/** Renders the page: GraphiQL over this gateway, and above it the reason if the schema is missing. */
export function Explorer() {
  const [trouble, setTrouble] = useState<string>();
  const [explain, setExplain] = useState<Explain>();
  const latest = useRef(explain);
  const [fetcher] = useState(() =>
    createGatewayFetcher({ report: setTrouble, explain: () => latest.current }),
  );
  const choose = (next: Explain | undefined) => {
    latest.current = next;
    setExplain(next);
  };
  return (
    <>
      {trouble === undefined ? null : <SchemaTrouble message={trouble} />}
      <GraphiQL
        fetcher={fetcher}
        inputValueDeprecation
        schemaDescription
        plugins={PLUGINS}
        defaultTabs={TABS}
        defaultEditorToolsVisibility="variables"
        shouldPersistHeaders={false}
        // Variables hold people's new passwords: what is typed here must not outlive the browser's tab.
        storage={sessionStorage}
      >
        <GraphiQL.Logo>
          <span className="roster-name">Roster</span>
        </GraphiQL.Logo>
        <GraphiQL.Toolbar>
          {({ prettify, merge, copy }) => (
            <>
              <ExplainSwitch chosen={explain} onChoose={choose} />
              {prettify}
              {merge}
              {copy}
            </>
          )}
        </GraphiQL.Toolbar>
        <GraphiQL.Footer>
          <UpstreamCallsTable />
        </GraphiQL.Footer>
      </GraphiQL>
    </>
  );
}
