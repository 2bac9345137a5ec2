import { pino } from 'pino';
import type { Settings } from './config/settings.ts';

/** Structured log: every line is made of named fields that were chosen for it, never of whole objects. */
export interface Log {
  readonly info: (fields: Readonly<Record<string, unknown>>, message: string) => void;
  readonly warn: (fields: Readonly<Record<string, unknown>>, message: string) => void;
  readonly error: (fields: Readonly<Record<string, unknown>>, message: string) => void;
}

type LogLevel = Settings['log']['level'];

/** A log of which the level can be changed while it is written. */
export interface AdjustableLog extends Log {
  readonly setLevel: (level: LogLevel) => void;
}

/** JSON lines on standard error; standard output is for people. */
export function createLog(level: LogLevel): AdjustableLog {
  const log = pino({ level, base: null }, pino.destination({ dest: 2, sync: true }));
  const setLevel = (other: LogLevel) => {
    log.level = other;
  };
  return Object.assign(log, { setLevel });
}
