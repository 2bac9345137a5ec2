import { Button } from '@graphiql/react';
import { useCopy } from './use-copy.ts';

interface CopyButtonProps {
  readonly text: string;
  readonly name: string;
}

/** Copies a text, and says so. */
export function CopyButton({ text, name }: CopyButtonProps) {
  const { state, copy } = useCopy();
  return (
    <Button type="button" aria-live="polite" onClick={() => copy(text)}>
      {state ?? name}
    </Button>
  );
}
