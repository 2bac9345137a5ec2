import { pino } from 'pino';
import type { Settings } from '../../config/settings.ts';
import { LogSink } from './log-sink.ts';

/** A structured log. Each line has named properties that were chosen for it; whole objects are never logged. */
export interface Log {
  readonly info: (fields: Readonly<Record<string, unknown>>, message: string) => void;
  readonly warn: (fields: Readonly<Record<string, unknown>>, message: string) => void;
  readonly error: (fields: Readonly<Record<string, unknown>>, message: string) => void;
  /** Returns the number of lines dropped so far; absent if the log never drops lines. */
  readonly dropped?: () => number;
}

type LogLevel = Settings['log']['level'];

/** A log whose level can be changed at any time. */
export interface AdjustableLog extends Log {
  readonly setLevel: (level: LogLevel) => void;
}

/**
 * Writes JSON lines to standard error; standard output is for people.
 *
 * @param instance the name of this process, which every line contains.
 */
export function createLog(level: LogLevel, instance: string): AdjustableLog {
  const sink = new LogSink(process.stderr);
  const lines = pino({ level, base: { instance } }, sink);
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
