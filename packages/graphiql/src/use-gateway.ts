import type { Fetcher } from '@graphiql/toolkit';
import { useMemo, useRef, useState } from 'react';
import { createGatewayFetcher, type SchemaFailure } from './gateway-fetcher.ts';
import type { KeyState } from './key-bar.tsx';
import type { Explain } from './request-headers.ts';
import type { ResponseInfo } from './response-info.ts';

/** What the page knows of the gateway that served it, and how it sends operations there. */
export interface GatewayConnection {
  readonly fetcher: Fetcher;
  readonly keyState: KeyState;
  /** Sets the key of all tabs. It is kept in the memory of the page only. */
  readonly setKey: (key: string) => void;
  /** The reason why the schema is missing; undefined if it is loaded, or if the gateway demands a key first. */
  readonly trouble: string | undefined;
  /** The last failure to read the schema, also after it was read; undefined if there was none. */
  readonly schemaFailure: SchemaFailure | undefined;
  readonly explain: Explain | undefined;
  readonly setExplain: (explain: Explain | undefined) => void;
  /** The last response of each tab, by the id of the tab. */
  readonly responses: ReadonlyMap<string, ResponseInfo>;
  /** Says which tab is open, so that a response is shown in the tab that sent the operation. */
  readonly setActiveTab: (id: string) => void;
}

/** Connects the page with the gateway. A new key makes a new fetcher, with which GraphiQL reads the schema again. */
export function useGateway(): GatewayConnection {
  const [entered, setEntered] = useState<{ readonly key: string }>();
  const [keyState, setKeyState] = useState<KeyState>('notDemanded');
  const [isSchemaMissing, setIsSchemaMissing] = useState(false);
  const [schemaFailure, setSchemaFailure] = useState<SchemaFailure>();
  const [explain, setExplain] = useState<Explain>();
  const [responses, setResponses] = useState<ReadonlyMap<string, ResponseInfo>>(new Map());
  const latest = useRef<{ tab: string; explain?: Explain | undefined }>({ tab: '' });
  latest.current.explain = explain;
  const fetcher = useMemo(
    () =>
      createGatewayFetcher({
        key: entered?.key,
        explain: () => latest.current.explain,
        reportSchema: (failure) => {
          setIsSchemaMissing(failure !== undefined);
          if (failure !== undefined) setSchemaFailure(failure);
        },
        reportStatus: (status) => {
          if (status === 401) setKeyState(entered === undefined ? 'demanded' : 'refused');
          else if (entered !== undefined && status !== undefined) setKeyState('accepted');
        },
        startResponse: () => {
          const { tab } = latest.current;
          return (info) => setResponses((before) => new Map(before).set(tab, info));
        },
      }),
    [entered],
  );
  const isKeyMissing = keyState === 'demanded' || keyState === 'refused';
  return {
    fetcher,
    keyState,
    // An object, as the key that was refused may be entered again.
    setKey: (key) => setEntered({ key }),
    trouble: isSchemaMissing && !isKeyMissing ? schemaFailure?.reason : undefined,
    schemaFailure,
    explain,
    setExplain,
    responses,
    setActiveTab: (id) => {
      latest.current.tab = id;
    },
  };
}
