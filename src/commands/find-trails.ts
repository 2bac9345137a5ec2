import { existsSync, readdirSync } from 'node:fs';
import { parse } from 'node:path';

/**
 * Returns the trails that a configuration with this `audit.file` writes: the file, that of `roster update`
 * (`audit-cli.jsonl`), and those of workers (`audit-1.jsonl`). With workers the file itself need not exist.
 */
export function findTrails(file: string): readonly string[] {
  const { dir, name, ext } = parse(file);
  const toPart = (entry: string) =>
    entry.startsWith(`${name}-`) && entry.endsWith(ext)
      ? entry.slice(name.length + 1, entry.length - ext.length)
      : undefined;
  const parts = readFolder(dir).flatMap((entry) => toPart(entry) ?? []);
  const workers = parts.filter((part) => /^[1-9]\d{0,3}$/.test(part));
  workers.sort((a, b) => Number(a) - Number(b));
  const others = [...workers, ...parts.filter((part) => part === 'cli')];
  // A file that was deleted must not go unnoticed because there is another one of `roster update`.
  const isWritten = workers.length === 0 || existsSync(file);
  const folder = dir.replace(/\/$/, '');
  return [...(isWritten ? [file] : []), ...others.map((part) => `${folder}/${name}-${part}${ext}`)];
}

/** Returns the names in a folder; none if it cannot be listed, which need not be allowed for its files to be read. */
function readFolder(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
