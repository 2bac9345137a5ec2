const COARSE: readonly unknown[] = [null, ['replaced'], { replaced: 'replaced' }, undefined];
const ALL: readonly unknown[] = [...COARSE, 7, 'replaced', true, []];

type Path = readonly (string | number)[];

/** Returns the replacements of a property; undefined omits it. Deep properties get only the worst ones. */
export const replacementsAt = (path: Path): readonly unknown[] => (path.length > 2 ? COARSE : ALL);

/** Returns every path of a document except its root; of each list it visits only the first element. */
export function everyMember(document: unknown, path: Path = []): Path[] {
  if (typeof document !== 'object' || document === null) return [];
  const members: [string | number, unknown][] = Array.isArray(document)
    ? document.slice(0, 1).map((element, index) => [index, element])
    : Object.entries(document);
  return members.flatMap(([key, member]) => {
    const here = [...path, key];
    return [here, ...everyMember(member, here)];
  });
}

/** Returns a copy of a document with another value at one path. */
export function replaced(document: unknown, path: Path, replacement: unknown): unknown {
  const [key, ...below] = path;
  if (key === undefined) return replacement;
  if (Array.isArray(document)) {
    return document.map((element, index) =>
      index === key ? replaced(element, below, replacement) : element,
    );
  }
  const object = document as Readonly<Record<string, unknown>>;
  return { ...object, [key]: replaced(object[key], below, replacement) };
}
