import { readFileSync } from 'node:fs';
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

/** Returns the text of the file that a setting names; undefined if it cannot be read, which is reported. */
export function readSettingFile(path: string, context: z.RefinementCtx): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    addFileProblem(context, `names a file that ${explainFileError(error)}`);
    return undefined;
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
  const code = getFaultCode(error) ?? '';
  return FILE_ERRORS[code] ?? `cannot be read${code && ` (${code})`}`;
}
