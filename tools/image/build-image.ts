import { cpSync, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { type Container, makeBase, runInContainer } from './container.ts';
import { type Instruction, readExecForm, readWords, type Stage } from './parse-dockerfile.ts';

/** A built image: its files, and how it is started. */
export interface Image {
  readonly container: Container;
  readonly command: readonly string[];
  readonly healthCheck: readonly string[];
}

/** The folders of a build. */
export interface BuildFolders {
  /** What the builder gets of the repository. */
  readonly context: string;
  /** Where each stage has a folder. */
  readonly stages: string;
  /** The program Node.js of the base image. */
  readonly node: string;
}

interface Building extends Container {
  readonly entryPoint: readonly string[];
  readonly arguments: readonly string[];
  readonly healthCheck: readonly string[];
}

/** Carries out the instructions of all stages and returns the last one. */
export function buildImage(
  stages: readonly Stage[],
  folders: BuildFolders,
  report: (line: string) => void,
): Image {
  const built = new Map<string, Building>();
  let last: Building | undefined;
  for (const [index, stage] of stages.entries()) {
    const root = join(folders.stages, stage.name || `${index}`);
    const copyFrom = (from: string | undefined) =>
      from === undefined ? folders.context : join(folders.stages, from);
    last = begin(root, stage, built.get(stage.base), folders.node);
    for (const instruction of stage.instructions) {
      const startedAt = performance.now();
      last = carryOut(instruction, last, copyFrom);
      const seconds = (performance.now() - startedAt) / 1000;
      if (seconds > 0.5)
        report(`${seconds.toFixed(1).padStart(6)} s  ${instruction.keyword} ${instruction.text}`);
    }
    built.set(stage.name, last);
  }
  if (last === undefined) throw new Error('Dockerfile: it has no stage');
  const { entryPoint, arguments: rest, healthCheck } = last;
  return { container: last, command: [...entryPoint, ...rest], healthCheck };
}

function begin(root: string, stage: Stage, base: Building | undefined, node: string): Building {
  mkdirSync(root, { recursive: true });
  if (base !== undefined) {
    cpSync(base.root, root, { recursive: true, verbatimSymlinks: true });
    return { ...base, root };
  }
  if (stage.base !== 'node:24-slim') throw new Error(`Dockerfile: unknown image ${stage.base}`);
  makeBase(root, node);
  const nothing = { entryPoint: [], arguments: [], healthCheck: [] };
  return { root, folder: '/', environment: {}, user: 'root', ...nothing };
}

type Handler = (
  stage: Building,
  text: string,
  copyFrom: (from: string | undefined) => string,
) => Building;

const HANDLERS: Readonly<Record<string, Handler>> = {
  WORKDIR: (stage, text) => {
    mkdirSync(join(stage.root, text), { recursive: true });
    return { ...stage, folder: resolve(stage.folder, text) };
  },
  ENV: (stage, text) => {
    const pairs = text.split(/\s+/).map((pair) => pair.split('=', 2));
    return { ...stage, environment: { ...stage.environment, ...Object.fromEntries(pairs) } };
  },
  USER: (stage, text) => {
    if (text !== 'root' && text !== 'node') throw new Error(`Dockerfile: unknown account ${text}`);
    return { ...stage, user: text };
  },
  RUN: (stage, text) => {
    runInContainer(stage, ['sh', '-c', text]);
    return stage;
  },
  COPY: (stage, text, copyFrom) => {
    const { options, words } = readWords(text);
    const target = join(stage.root, resolve(stage.folder, words.at(-1) ?? ''));
    for (const source of words.slice(0, -1))
      copy(join(copyFrom(options['from']), source), target, words.at(-1)?.endsWith('/') === true);
    return stage;
  },
  ENTRYPOINT: (stage, text) => ({ ...stage, entryPoint: readExecForm(text) }),
  CMD: (stage, text) => ({ ...stage, arguments: readExecForm(text) }),
  HEALTHCHECK: (stage, text) => ({
    ...stage,
    healthCheck: readExecForm(text.slice(text.indexOf('['))),
  }),
  EXPOSE: (stage) => stage,
  STOPSIGNAL: (stage) => stage,
};

function carryOut(
  { keyword, text }: Instruction,
  stage: Building,
  copyFrom: (from: string | undefined) => string,
): Building {
  const handler = HANDLERS[keyword];
  if (handler === undefined) throw new Error(`Dockerfile: ${keyword} is not known here`);
  return handler(stage, text, copyFrom);
}

/** Copies a file, or the content of a folder, as `COPY` does. What is copied belongs to root. */
function copy(source: string, target: string, isFolder: boolean): void {
  if (!existsSync(source)) throw new Error(`COPY: ${basename(source)} does not exist`);
  const options = { recursive: true, verbatimSymlinks: true } as const;
  if (!statSync(source).isDirectory()) {
    cpSync(source, isFolder ? join(target, basename(source)) : target, options);
    return;
  }
  mkdirSync(target, { recursive: true });
  for (const name of readdirSync(source)) cpSync(join(source, name), join(target, name), options);
}
