import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { EXAMPLE_TABS } from './example-tabs.ts';
import { ExplainSwitch } from './explain-switch.tsx';
import { KeyBar } from './key-bar.tsx';
import { withoutHeaders } from './page-storage.ts';
import { ResponseLine } from './response-line.tsx';
import { SchemaTrouble } from './schema-trouble.tsx';
import { TabFollower } from './tab-follower.tsx';
import { SchemaButton, ShareButton } from './toolbar-buttons.tsx';
import { UpstreamCallsTable } from './upstream-calls-table.tsx';
import { useGateway } from './use-gateway.ts';

// GraphiQL restarts if the identity of these values changes.
const PLUGINS = [HISTORY_PLUGIN];
const TABS = [...EXAMPLE_TABS];
const STORAGE = withoutHeaders(sessionStorage);

interface ExplorerProps {
  /** The query of the link that opened the page, which becomes a tab; undefined if it had none. */
  readonly sharedQuery: string | undefined;
}

/** Renders the page: GraphiQL over this gateway, above it the key, and the reason if the schema is missing. */
export function Explorer({ sharedQuery }: ExplorerProps) {
  const gateway = useGateway();
  return (
    <>
      <KeyBar state={gateway.keyState} onKey={gateway.setKey} />
      {gateway.trouble === undefined ? null : <SchemaTrouble message={gateway.trouble} />}
      <GraphiQL
        fetcher={gateway.fetcher}
        inputValueDeprecation
        schemaDescription
        plugins={PLUGINS}
        {...toTabs(sharedQuery)}
        defaultEditorToolsVisibility="variables"
        shouldPersistHeaders={false}
        // Variables hold people's new passwords: what is typed here must not outlive the browser's tab.
        storage={STORAGE}
      >
        <GraphiQL.Logo>
          <span className="roster-name">Roster</span>
        </GraphiQL.Logo>
        <GraphiQL.Toolbar>
          {({ prettify, merge, copy }) => (
            <>
              <ExplainSwitch chosen={gateway.explain} onChoose={gateway.setExplain} />
              {prettify}
              {merge}
              {copy}
              <ShareButton />
              <SchemaButton />
            </>
          )}
        </GraphiQL.Toolbar>
        <GraphiQL.Footer>
          <TabFollower onOpen={gateway.setActiveTab} />
          <ResponseLine responses={gateway.responses} schemaFailure={gateway.schemaFailure} />
          <UpstreamCallsTable />
        </GraphiQL.Footer>
      </GraphiQL>
    </>
  );
}

/**
 * Returns the tabs of the page. GraphiQL uses `defaultTabs` on a first visit, and adds `initialQuery` to the tabs of an earlier
 * one; without empty variables it would add the variables of the tab that was open then.
 */
function toTabs(sharedQuery: string | undefined) {
  if (sharedQuery === undefined) return { defaultTabs: TABS };
  return {
    defaultTabs: [{ query: sharedQuery }, ...TABS],
    initialQuery: sharedQuery,
    initialVariables: '',
    initialHeaders: '',
  };
}
