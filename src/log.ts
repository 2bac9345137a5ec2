import { pino } from 'pino';
import type { Settings } from './config/settings.ts';

/** Structured log: every line is made of named fields that were chosen for it, never of whole objects. */
export interface Log {
  readonly info: (fields: Readonly<Record<string, unknown>>, message: string) => void;
  readonly warn: (fields: Readonly<Record<string, unknown>>, message: string) => void;
  readonly error: (fields: Readonly<Record<string, unknown>>, message: string) => void;
}

/** JSON lines on standard error; standard output is for people. */
export function createLog(level: Settings['log']['level']): Log {
  return pino({ level, base: null }, pino.destination({ dest: 2, sync: true }));
}
