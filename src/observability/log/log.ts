import { pino, stdTimeFunctions } from 'pino';
import type { Settings } from '../../config/settings.ts';
import { formatForTerminal } from './format-for-terminal.ts';
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

/** How the lines of a log are written. */
export interface LogOptions {
  /** Whether lines are written for people; absent: if standard error is a terminal. */
  readonly pretty?: boolean | undefined;
}

/**
 * Writes the log to standard error; standard output is for people. A line is JSON, or text for a person at a terminal.
 *
 * @param instance the name of this process, which every line contains.
 */
export function createLog(
  level: LogLevel,
  instance: string,
  { pretty = process.stderr.isTTY }: LogOptions = {},
): AdjustableLog {
  const sink = new LogSink(process.stderr, { format: pretty ? formatForTerminal : undefined });
  const lines = createLines(level, instance, sink);
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

/** Creates the logger that writes lines of JSON with the name of their level and the time in UTC. */
export const createLines = (level: LogLevel, instance: string, sink: Pick<LogSink, 'write'>) =>
  pino(
    {
      level,
      base: { instance },
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (name) => ({ level: name }) },
    },
    sink,
  );
