import { readFileSync, statSync } from 'node:fs';
import type { z } from 'zod';
import { getFaultCode } from '../lib/explain-fault.ts';

/** Marks an issue about the file that a setting names: its message ends with the path, which the schema may not know. */
const FILE_ISSUE = { isAboutFile: true } as const;

/** Returns whether the path of the file belongs to the message. */
export const isAboutFile = (issue: z.core.$ZodIssue): boolean =>
  issue.code === 'custom' && issue.params?.['isAboutFile'] === true;

/** Reports a problem with the file that a setting names. */
export function addFileProblem(context: z.RefinementCtx, message: string): void {
  context.addIssue({ code: 'custom', message, params: FILE_ISSUE });
}

/**
 * Returns the text of the file that a setting names; undefined if it cannot be read, which is reported. Bytes that are not UTF-8 are
 * replaced: files of certificates may have such comments.
 */
export function readSettingFile(path: string, context: z.RefinementCtx): string | undefined {
  try {
    return readRegularFile(path, FILE_LIMIT).toString('utf8');
  } catch (error) {
    addFileProblem(context, `names a file that ${explainFileError(error)}`);
    return undefined;
  }
}

interface SizeLimit {
  readonly bytes: number;
  readonly text: string;
}

/** The largest size of a file with a secret: a key or a password is far smaller. */
const SECRET_LIMIT: SizeLimit = { bytes: 64 * 1024, text: '64 KiB' };

/** The largest size of other files: manifests of documents are large. */
const FILE_LIMIT: SizeLimit = { bytes: 16 * 1024 * 1024, text: '16 MiB' };

/** Thrown if the content of a file cannot be used. The message is the end of "a file that …". */
class FileContentError extends Error {
  override readonly name = 'FileContentError';
}

/** Reads a file up to a size, and does not wait for a device or a named pipe. */
function readRegularFile(path: string, limit: SizeLimit): Buffer {
  const stats = statSync(path);
  if (!stats.isFile() && !stats.isDirectory()) throw new FileContentError('is not a regular file');
  if (stats.isFile() && stats.size > limit.bytes) {
    throw new FileContentError(`is larger than ${limit.text}`);
  }
  return readFileSync(path);
}

/** What a shell names the pipe of `--config <(program)`, which always has a writer. */
const DESCRIPTOR = /^\/(?:dev|proc)\//;

/**
 * Returns the content of the configuration file. A named pipe without a writer would block a gateway that reloads it.
 *
 * @throws an error that `explainFileError` explains.
 */
export const readConfigFile = (path: string): Buffer =>
  DESCRIPTOR.test(path) ? readFileSync(path) : readRegularFile(path, FILE_LIMIT);

/**
 * Returns the secret in a file, in UTF-8, without a byte order mark and the last line end. Other bytes are refused and not replaced,
 * because it would be another secret.
 *
 * @throws an error that `explainFileError` explains.
 */
export function readSecretFile(path: string): string {
  const bytes = readRegularFile(path, SECRET_LIMIT);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r?\n$/, '');
  } catch {
    throw new FileContentError('is not UTF-8: save it in this encoding');
  }
}

const FILE_ERRORS: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  ENOTDIR: 'does not exist',
  EACCES: 'this account may not read',
  EPERM: 'this account may not read',
  EISDIR: 'is a folder',
};

/** Returns why a file cannot be read, as the end of "a file that …". The path is not part of it. */
export function explainFileError(error: unknown): string {
  if (error instanceof FileContentError) return error.message;
  const code = getFaultCode(error) ?? '';
  return FILE_ERRORS[code] ?? `cannot be read${code && ` (${code})`}`;
}
