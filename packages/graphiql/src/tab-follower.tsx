import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { useEffect, useRef } from 'react';
import { takeSharedQuery } from './take-shared-query.ts';

/** Scrolls to the open tab, puts the cursor into the editor of a new one, and opens a tab for a link that is followed here. */
export function TabFollower({ onOpen }: { readonly onOpen: (id: string) => void }) {
  const { addTab } = useGraphiQLActions();
  const editor = useGraphiQL(({ queryEditor }) => queryEditor);
  const index = useGraphiQL(({ activeTabIndex }) => activeTabIndex);
  const count = useGraphiQL(({ tabs }) => tabs.length);
  const id = useGraphiQL(({ tabs, activeTabIndex }) => tabs[activeTabIndex]?.id);
  const countBefore = useRef(count);
  useEffect(() => {
    if (id !== undefined) onOpen(id);
  }, [id, onOpen]);
  useEffect(() => {
    const tab = document.getElementById(`graphiql-session-tab-${index}`);
    tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    if (count > countBefore.current) editor?.focus();
    countBefore.current = count;
  }, [index, count, editor]);
  useEffect(() => {
    const open = () => {
      const query = takeSharedQuery();
      if (query === undefined) return;
      addTab();
      editor?.setValue(query);
    };
    addEventListener('hashchange', open);
    return () => removeEventListener('hashchange', open);
  }, [addTab, editor]);
  return null;
}
