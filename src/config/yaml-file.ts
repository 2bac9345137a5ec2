import { resolve } from 'node:path';
import { type Document, LineCounter, parseDocument, type YAMLParseError } from 'yaml';
import { ConfigError } from './config-error.ts';
import { explainYamlError } from './explain-yaml-error.ts';
import type { Position, Problem, SettingPath } from './problem.ts';
import { explainFileError, readConfigFile } from './setting-file.ts';
import { findNode, isUnquotedScalar } from './yaml-node.ts';
import { checkStructure } from './yaml-structure.ts';

/** A parsed YAML file in which settings can be located. */
export interface YamlFile {
  /** Its content. An alias that has no anchor is a text. */
  readonly value: unknown;
  /** What is wrong with it as YAML, in the order of the file. */
  readonly problems: readonly Problem[];
  /** Whether its settings can be checked. If not, only its problems are of use. */
  readonly isReadable: boolean;
  /** Returns the position of what a problem concerns; undefined if the file has no part of it. */
  readonly locate: (problem: Problem) => Position | undefined;
  /** Returns whether the value of a setting is a text without quotes. */
  readonly isUnquoted: (path: SettingPath) => boolean;
}

/**
 * Reads and parses a configuration file.
 *
 * @throws {ConfigError} if it cannot be read.
 */
export function readYamlFile(file: string): YamlFile {
  let bytes: Buffer;
  try {
    bytes = readConfigFile(file);
  } catch (error) {
    throw new ConfigError(file, [
      `the file ${explainFileError(error)}: ${resolve(file)}; name another with --config or ROSTER_CONFIG, or begin with a copy of roster.example.yml`,
    ]);
  }
  try {
    return parseYamlFile(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new ConfigError(file, ['the file is not UTF-8: save it in this encoding']);
  }
}

/** Parses the text of a YAML file. */
export function parseYamlFile(text: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    // They are found with the line of the first one, and hide no other problems.
    uniqueKeys: false,
    logLevel: 'error',
  });
  const toPosition = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const syntax = keepCauses(document.errors, lines).map((error) => {
    const { message, offset } = explainYamlError(error, text, document);
    return { path: [], message, position: toPosition(offset) };
  });
  const isWellFormed = syntax.length === 0;
  const structure = isWellFormed ? checkStructure(document, toPosition) : [];
  const { value, problem } = isWellFormed ? toValue(document) : {};
  return {
    value,
    problems: [...syntax, ...structure, ...(problem === undefined ? [] : [problem])],
    isReadable: isWellFormed && problem === undefined,
    locate: ({ path, isAboutKey = false, position }) => {
      const offset = findNode(document, path, isAboutKey)?.range?.[0];
      return position ?? (offset === undefined ? undefined : toPosition(offset));
    },
    isUnquoted: (path) => isUnquotedScalar(document, path),
  };
}

/** Leaves out errors that follow from others: all but the first of a line, and text that is unexpected because of one before. */
const keepCauses = (errors: readonly YAMLParseError[], lines: LineCounter) =>
  errors.filter(({ code, pos }, index) => {
    if (index > 0 && code === 'UNEXPECTED_TOKEN') return false;
    const { line } = lines.linePos(pos[0]);
    return errors.findIndex((other) => lines.linePos(other.pos[0]).line === line) === index;
  });

/** Resolves aliases. Circular and excessive ones are detected here. */
function toValue(document: Document.Parsed): { value?: unknown; problem?: Problem } {
  try {
    const value: unknown = document.toJS({ maxAliasCount: 100 });
    // This throws if a value contains itself, which later code could not walk through.
    JSON.stringify(value);
    return { value };
  } catch {
    return { problem: { path: [], message: TOO_MANY_ALIASES } };
  }
}

const TOO_MANY_ALIASES =
  'an alias (*name) contains itself, or aliases of aliases grow too large: write the values out';
