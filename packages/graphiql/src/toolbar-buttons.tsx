import { ToolbarButton, useGraphiQL } from '@graphiql/react';
import { printSchema } from 'graphql';
import { toSharedLink } from './shared-query.ts';
import { useCopy } from './use-copy.ts';

/** Copies a link to the query of the open tab. */
export function ShareButton() {
  const { state, copy } = useCopy();
  const editor = useGraphiQL(({ queryEditor }) => queryEditor);
  const share = () => copy(toSharedLink(editor?.getValue() ?? '', location.href));
  return (
    <ToolbarButton
      label={state ?? 'Copy a link to this query, without variables and headers'}
      onClick={share}
    >
      <Icon path="M9 15 15 9M10.5 6.5l2-2a4.6 4.6 0 0 1 6.5 6.5l-2 2M13.5 17.5l-2 2A4.6 4.6 0 0 1 5 13l2-2" />
    </ToolbarButton>
  );
}

/** Saves the schema that the page has read, as `schema.graphql`. Without introspection the page has none. */
export function SchemaButton() {
  const schema = useGraphiQL((state) => state.schema);
  if (!schema) return null;
  return (
    <ToolbarButton
      label="Download the schema (SDL)"
      onClick={() => save('schema.graphql', `${printSchema(schema)}\n`)}
    >
      <Icon path="M12 4v11m-5-5 5 5 5-5M5 20h14" />
    </ToolbarButton>
  );
}

function save(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/graphql' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

function Icon({ path }: { readonly path: string }) {
  return (
    <svg className="graphiql-toolbar-icon" viewBox="0 0 24 24" fill="none" aria-hidden="true">
      <path d={path} stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" />
    </svg>
  );
}
