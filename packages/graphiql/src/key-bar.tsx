import { Button } from '@graphiql/react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { CopyButton } from './copy-button.tsx';

/** Whether the gateway demands a key or a token, and what it says to the one that was entered. */
export type KeyState = 'notDemanded' | 'demanded' | 'refused' | 'accepted';

/** The header for other clients. The key itself is never copied. */
const EXAMPLE = 'authorization: Bearer YOUR_KEY';

const TEXTS = {
  demanded: 'This gateway demands an API key or a token.',
  refused: 'The gateway did not accept this key or token.',
  accepted: 'The key is sent with the requests of all tabs.',
};

interface KeyBarProps {
  readonly state: KeyState;
  readonly onKey: (key: string) => void;
}

/** Asks for the key of all tabs if the gateway demands one; afterwards it offers to change it. */
export function KeyBar({ state, onKey }: KeyBarProps) {
  const [isChanging, setIsChanging] = useState(false);
  if (state === 'notDemanded') return null;
  const submit = (key: string) => {
    setIsChanging(false);
    if (key !== '') onKey(key);
  };
  return (
    <section className="graphiql-container key-bar" aria-label="API key">
      <p role={state === 'accepted' ? 'status' : 'alert'}>{TEXTS[state]}</p>
      {state === 'accepted' && !isChanging ? (
        <Button type="button" onClick={() => setIsChanging(true)}>
          Change key
        </Button>
      ) : (
        <KeyForm onKey={submit} takesFocus={isChanging} />
      )}
      <p className="key-example">
        In other clients: <code>{EXAMPLE}</code> <CopyButton text={EXAMPLE} name="Copy header" />
      </p>
    </section>
  );
}

interface KeyFormProps {
  /** Called with what was entered, which may be empty. */
  readonly onKey: (key: string) => void;
  readonly takesFocus: boolean;
}

/**
 * The field is no password field and its form is never sent, so that browsers do not offer to store the key. It is empty after
 * it was used: nothing on the page contains the key.
 */
function KeyForm({ onKey, takesFocus }: KeyFormProps) {
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  useEffect(() => {
    if (takesFocus) field.current?.focus();
  }, [takesFocus]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTyped('');
    onKey(withoutScheme(typed));
  };
  return (
    <form onSubmit={submit} autoComplete="off">
      <label htmlFor="api-key">Key or token</label>
      <input
        id="api-key"
        ref={field}
        type="text"
        value={typed}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        aria-describedby="api-key-note"
        onChange={({ target }) => setTyped(target.value)}
      />
      <Button type="submit">Use in all tabs</Button>
      <span id="api-key-note">
        It is kept until this page is closed or reloaded, and never stored.
      </span>
    </form>
  );
}

/** Accepts a key that was copied with the name of the header, or with its scheme. */
function withoutScheme(typed: string): string {
  return typed
    .trim()
    .replace(/^authorization:\s?/i, '')
    .replace(/^bearer /i, '')
    .trim();
}
