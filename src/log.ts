import { pino } from 'pino';
import type { Settings } from './config/settings.ts';
import { LogSink } from './log-sink.ts';

/** Structured log: every line is made of named fields that were chosen for it, never of whole objects. */
export interface Log {
  readonly info: (fields: Readonly<Record<string, unknown>>, message: string) => void;
  readonly warn: (fields: Readonly<Record<string, unknown>>, message: string) => void;
  readonly error: (fields: Readonly<Record<string, unknown>>, message: string) => void;
  /** How many lines were lost so far; absent where none ever is. */
  readonly dropped?: () => number;
}

type LogLevel = Settings['log']['level'];

/** A log of which the level can be changed while it is written. */
export interface AdjustableLog extends Log {
  readonly setLevel: (level: LogLevel) => void;
}

/** JSON lines on standard error; standard output is for people. */
export function createLog(level: LogLevel): AdjustableLog {
  const sink = new LogSink(process.stderr);
  const lines = pino({ level, base: null }, sink);
  return {
    info: (fields, message) => lines.info(fields, message),
    warn: (fields, message) => lines.warn(fields, message),
    error: (fields, message) => lines.error(fields, message),
    dropped: () => sink.dropped,
    setLevel: (other) => {
      lines.level = other;
    },
  };
}
