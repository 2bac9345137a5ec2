import { type Document, visit, type YAMLParseError } from 'yaml';

/** An error of YAML in words. */
interface ExplainedError {
  readonly message: string;
  /** The position in the text that has to be changed. */
  readonly offset: number;
}

const NO_VALUE = 'this line has no "name: value": write a colon and a space after the name';

const QUOTE_VALUE = 'put the whole value in quotes';

/** Messages by the codes of the parser. Its own messages are for those who know its parts, and may quote the file. */
const MESSAGES: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'a tab is used as indentation: use spaces, as YAML allows no tabs there',
  MULTILINE_IMPLICIT_KEY: NO_VALUE,
  BAD_DQ_ESCAPE:
    'a backslash in double quotes begins an escape sequence: use single quotes, or write \\\\',
  BAD_SCALAR_START: `a value cannot begin with @, % or a backquote: ${QUOTE_VALUE}`,
  BAD_ALIAS: 'a value that begins with * is an alias: put it in quotes',
  MULTIPLE_DOCS:
    '--- begins a second document: a configuration is one document, so remove the line',
  UNEXPECTED_TOKEN: `unexpected text after a value, or a comma too many: remove it, or ${QUOTE_VALUE}`,
  BLOCK_IN_FLOW: 'a value inside { } or [ ] is not closed, or needs quotes',
  BAD_COLLECTION_TYPE: 'a list is used as a map, or a map as a list',
  KEY_OVER_1024_CHARS: 'a name is longer than 1024 characters: a quote or a bracket may be missing',
};

/** What is missing, by parts of the messages of the parser. */
const MISSING = [
  ['}', 'a bracket is not closed: add }'],
  [']', 'a bracket is not closed: add ]'],
  [', between', 'a comma between two values is missing'],
  ['Comments', 'a # after a value needs a space before it, or quotes around the value'],
  ['Sequence item', 'an entry of a list begins with a hyphen and a space'],
] as const;

const UNKNOWN = 'this is not valid YAML: compare the line with roster.example.yml';

/** Explains an error of the YAML parser in words, with what to do. The message quotes nothing from the file. */
export function explainYamlError(
  { code, message, pos: [offset] }: YAMLParseError,
  text: string,
  document: Document,
): ExplainedError {
  switch (code) {
    case 'BLOCK_AS_IMPLICIT_KEY':
      return explainNesting(text, offset);
    case 'BAD_INDENT':
      return { message: explainIndent(message), offset };
    case 'MISSING_CHAR':
      return explainMissing(message, document, text, offset);
    case 'UNEXPECTED_TOKEN':
      if (text.startsWith('${', offset - 1)) {
        return {
          message: `a reference inside { } or [ ] needs quotes: "\${NAME}"`,
          offset: offset - 1,
        };
      }
  }
  return { message: MESSAGES[code] ?? `${UNKNOWN} (${code})`, offset };
}

/** A second colon in the line, or a next line that is indented as if it belonged to this value. */
function explainNesting(text: string, offset: number): ExplainedError {
  const end = text.indexOf('\n', offset);
  const line = text.slice(offset, end < 0 ? undefined : end);
  if (line.includes(': ') || end < 0) {
    return { message: `a value contains a colon and a space: ${QUOTE_VALUE}`, offset };
  }
  const indent = /^ */.exec(text.slice(end + 1))?.[0].length ?? 0;
  return {
    message: 'this line is indented more than the one before, which has a value: indent both alike',
    offset: end + 1 + indent,
  };
}

function explainIndent(message: string): string {
  if (message.includes(' end with a }')) return 'a { above this line is not closed: add }';
  if (message.includes(' end with a ]')) return 'a [ above this line is not closed: add ]';
  return 'this line is indented unlike the options beside it: options of one group begin in the same column';
}

function explainMissing(
  message: string,
  document: Document,
  text: string,
  offset: number,
): ExplainedError {
  if (message.includes('quote')) {
    return {
      message: 'the quote that opens here is not closed: add the closing quote',
      offset: findOpenQuote(document, text, offset) ?? offset,
    };
  }
  const known = MISSING.find(([part]) => message.includes(part));
  return { message: known?.[1] ?? NO_VALUE, offset };
}

/** Returns the offset of the quoted value whose closing quote is missing: it has several lines, or ends at the error. */
function findOpenQuote(document: Document, text: string, end: number): number | undefined {
  let found: number | undefined;
  visit(document, {
    Scalar: (_key, { type, range }) => {
      const isQuoted = type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE';
      const [start, valueEnd] = range ?? [end, end];
      const isOpen = valueEnd >= end || text.slice(start, valueEnd).includes('\n');
      if (!isQuoted || start >= end || !isOpen) return undefined;
      found = start;
      return visit.BREAK;
    },
  });
  return found;
}
