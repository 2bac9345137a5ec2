import { readSource } from './sources.ts';

/** A fenced code block of a page. */
export interface CodeBlock {
  /** Such as `sh`, `ts` or `yaml`. */
  readonly language: string;
  readonly text: string;
}

/** Returns the fenced code blocks of a page, or of its section with this heading of the second level. */
export function readCodeBlocks(page: string, heading?: string): readonly CodeBlock[] {
  const source = readSource(page);
  const [, section = ''] = source.split(`\n## ${heading}\n`);
  const text = heading === undefined ? source : (section.split('\n## ')[0] ?? '');
  return [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(
    ([, language = '', block = '']) => ({ language, text: block }),
  );
}
