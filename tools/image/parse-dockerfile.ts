/** One instruction of a Dockerfile: `COPY`, with the rest of its line. */
export interface Instruction {
  readonly keyword: string;
  readonly text: string;
}

/** One stage: what follows a `FROM`. */
export interface Stage {
  /** The name after `AS`; the last stage of ours has none. */
  readonly name: string;
  /** The image or the earlier stage that it begins with. */
  readonly base: string;
  readonly instructions: readonly Instruction[];
}

/** The instructions that `tools/image` can carry out. */
const KNOWN = [
  'CMD',
  'COPY',
  'ENTRYPOINT',
  'ENV',
  'EXPOSE',
  'HEALTHCHECK',
  'RUN',
  'STOPSIGNAL',
  'USER',
  'WORKDIR',
];

/**
 * Returns the stages of a Dockerfile, in order.
 *
 * @throws {Error} if it holds an instruction that is not known here.
 */
export function parseDockerfile(text: string): readonly Stage[] {
  const stages: { name: string; base: string; instructions: Instruction[] }[] = [];
  for (const { keyword, text: rest } of instructionsIn(text)) {
    if (keyword === 'FROM') {
      const [base = '', , name = ''] = rest.split(/\s+/);
      stages.push({ name, base, instructions: [] });
      continue;
    }
    if (!KNOWN.includes(keyword)) throw new Error(`Dockerfile: ${keyword} is not known here`);
    const stage = stages.at(-1);
    if (stage === undefined) throw new Error(`Dockerfile: ${keyword} is before the first FROM`);
    stage.instructions.push({ keyword, text: rest });
  }
  return stages;
}

function instructionsIn(text: string): Instruction[] {
  return text
    .split('\n')
    .filter((line) => !/^\s*(#|$)/.test(line))
    .join('\n')
    .replaceAll(/\\\n\s*/g, ' ')
    .split('\n')
    .map((line) => {
      const [, keyword = '', rest = ''] = /^\s*(\S+)\s+(.*)$/.exec(line) ?? [];
      return { keyword: keyword.toUpperCase(), text: rest.trim() };
    });
}

/** Returns the options (`--from=build` as `from: 'build'`) and the other words of an instruction. */
export function readWords(text: string): {
  readonly options: Readonly<Record<string, string>>;
  readonly words: readonly string[];
} {
  const all = text.split(/\s+/);
  const options = all.filter((word) => word.startsWith('--'));
  return {
    options: Object.fromEntries(
      options.map((option) => {
        const [name = '', value = ''] = option.slice(2).split('=');
        return [name, value];
      }),
    ),
    words: all.filter((word) => !word.startsWith('--')),
  };
}

/**
 * Returns a command in the exec form, `["node", "x.js"]`.
 *
 * @throws {Error} for the shell form, in which a shell would be process 1.
 */
export function readExecForm(text: string): readonly string[] {
  const words: unknown = text.startsWith('[') ? JSON.parse(text) : undefined;
  if (!Array.isArray(words)) throw new Error(`Dockerfile: not in the exec form: ${text}`);
  return words.map(String);
}
