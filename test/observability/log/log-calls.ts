import { filesBelow, readSource } from '../../support/files/sources.ts';

/** A call in the source that writes a record of the log. */
export interface LogCall {
  readonly file: string;
  readonly level: string;
  /** The messages that it may write; empty if they cannot be read in the source. */
  readonly messages: readonly string[];
  /** The names of the properties that are written out. */
  readonly properties: readonly string[];
  /** Whether it has other properties too: of an object that is spread or passed as it is. */
  readonly hasOthers: boolean;
}

const METHOD = /\.(info|warn|error|fatal|debug|trace)\(/g;

/** Returns every call of a method of a log with properties and a message. */
export function findLogCalls(): LogCall[] {
  return filesBelow('src', '.ts')
    .filter((file) => !file.startsWith('src/generated/'))
    .flatMap((file) => {
      const source = readSource(file);
      return [...source.matchAll(METHOD)].flatMap((match) => {
        const [fields, message, ...others] = splitArguments(source, match.index + match[0].length);
        // Any other method of that name has one argument, and `log.ts` passes both on.
        if (fields === undefined || message === undefined || others.length > 0) return [];
        if (fields === 'fields' && message === 'message') return [];
        const call = { file, level: match[1] ?? '', messages: readMessages(message, source) };
        return [{ ...call, ...readProperties(fields) }];
      });
    });
}

/** Texts, which may contain brackets, and what separates or groups arguments. */
const TOKEN = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`|[()[\]{},]/g;

/** Returns the text of each argument of a call. */
function splitArguments(source: string, start: number): readonly string[] {
  const found: string[] = [];
  let [depth, from] = [0, start];
  for (const { 0: token, index } of source.slice(start).matchAll(TOKEN)) {
    const isEnd = depth === 0 && (token === ',' || token === ')');
    if ('([{'.includes(token)) depth += 1;
    if (')]}'.includes(token)) depth -= 1;
    if (!isEnd) continue;
    found.push(source.slice(from, start + index).trim());
    from = start + index + 1;
    if (token === ')') break;
  }
  return found.filter((argument) => argument !== '');
}

/** Accepts a text, a choice of two texts, and the name of a constant of the file. */
function readMessages(argument: string, source: string): readonly string[] {
  const constant = /^[A-Z_]+$/.test(argument) ? findConstant(argument, source) : argument;
  const choice = /^[^'"`]*\?([^?]*)$/.exec(constant)?.[1] ?? constant;
  const texts = [...choice.matchAll(/'([^']+)'/g)].map(([, text = '']) => text);
  const rest = choice.replace(/'[^']+'/g, '').trim();
  return rest === '' || rest === ':' ? texts : [];
}

const findConstant = (name: string, source: string) =>
  new RegExp(`const ${name} = ('[^']+');`).exec(source)?.[1] ?? '';

function readProperties(fields: string): Pick<LogCall, 'properties' | 'hasOthers'> {
  if (!fields.startsWith('{')) return { properties: [], hasOthers: true };
  const parts = splitArguments(`${fields.slice(1, -1)})`, 0);
  return {
    properties: parts.flatMap((part) => /^\w+/.exec(part)?.[0] ?? []),
    hasOthers: parts.some((part) => part.startsWith('...')),
  };
}
