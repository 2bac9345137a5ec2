import type { SettingPath } from './problem.ts';
import type { RepairedValue } from './repairs.ts';
import type { SettingNode } from './setting-index.ts';

/** What is known of values that references made. */
export interface ReferencedValues {
  /** The paths of values that were references: such a value is always a string, and never shown. */
  readonly referenced: ReadonlySet<string>;
  /** The paths of settings that an environment variable overrides. They are never shown either. */
  readonly overridden: ReadonlySet<string>;
  /** Returns whether a reference may be a number or a boolean, as it is not in quotes. */
  readonly isUnquoted: (path: SettingPath) => boolean;
  /** The ends of messages about files, by the paths of the settings. */
  readonly files: ReadonlyMap<string, string>;
}

/** Of a configuration without references. */
export const NO_REFERENCES: ReferencedValues = {
  referenced: new Set(),
  overridden: new Set(),
  isUnquoted: () => false,
  files: new Map(),
};

/** What an issue is explained with. */
export interface FindingContext {
  readonly repaired: RepairedValue;
  readonly references: ReferencedValues;
  readonly tree: SettingNode;
}
