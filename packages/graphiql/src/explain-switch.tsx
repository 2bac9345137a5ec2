import { Tooltip } from '@graphiql/react';
import type { Explain } from './request-headers.ts';

const STATES: readonly { explain: Explain | undefined; name: string; does: string }[] = [
  { explain: undefined, name: 'Run', does: 'Run the operation' },
  { explain: 'plan', name: 'Plan', does: 'Show the upstream calls, send nothing' },
  { explain: 'trace', name: 'Trace', does: 'Run, and show the upstream calls' },
];

interface ExplainSwitchProps {
  readonly chosen: Explain | undefined;
  readonly onChoose: (explain: Explain | undefined) => void;
}

/** Selects what the button above it and the keyboard shortcut do. It is a radio group: the arrow keys move in it. */
export function ExplainSwitch({ chosen, onChoose }: ExplainSwitchProps) {
  return (
    <fieldset className="explain-switch">
      <legend>What executing does</legend>
      {STATES.map(({ explain, name, does }) => (
        <label key={name}>
          <Tooltip label={does} side="right">
            <input
              type="radio"
              name="explain"
              value={name}
              aria-description={does}
              checked={explain === chosen}
              onChange={() => onChoose(explain)}
            />
          </Tooltip>
          {name}
        </label>
      ))}
    </fieldset>
  );
}
