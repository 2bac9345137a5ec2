import { useEffect, useState } from 'react';

const SHOWN_MS = 2000;

/** Returns a function that copies a text to the clipboard, and for two seconds afterwards whether it could. */
export function useCopy() {
  const [state, setState] = useState<'Copied' | 'Copying failed'>();
  useEffect(() => {
    if (state === undefined) return undefined;
    const timer = setTimeout(() => setState(undefined), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = async (text: string) => setState((await write(text)) ? 'Copied' : 'Copying failed');
  return { state, copy };
}

/** Browsers have no clipboard on a page without TLS, except on loopback: there the old command still works. */
async function write(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return writeByCommand(text);
  }
}

function writeByCommand(text: string): boolean {
  const area = document.createElement('textarea');
  area.value = text;
  const focused = document.activeElement;
  document.body.append(area);
  area.select();
  const isCopied = document.execCommand('copy');
  area.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return isCopied;
}
