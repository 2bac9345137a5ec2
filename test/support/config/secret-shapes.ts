/** How a secret may be written in a configuration by mistake. */
export interface SecretShape {
  /** The text in place of a value, or of a whole line with its name. */
  readonly text: string;
  /** Whether the text stands for the name, too. */
  readonly isLine: boolean;
  /** The first line of the file, if the secret is in a directive. */
  readonly head?: string;
}

/** The characters that have a meaning in YAML or in references, and some that programs write before values. */
const INDICATORS = [
  ...'!$&*%@`|>{}[]"\'#?:-~,=./\\<;^+_',
  ...['!!', '!<', '$$', '${', '$${', '{{', '<<', '---', '...', '? ', ': ', '- ', '# ', '> ', '| '],
  ...['! ', '& ', '* ', '"a": ', '\t', ' \t', '!secret ', '%TAG ! ', '&a ', 'a: ', 'a:', '0x', '1'],
];

/** Returns the ways to write a secret as a value. `pad` is the indentation of the lines below. */
const toValues = (secret: string, pad: string): readonly string[] => {
  const [a, b] = [secret.slice(0, -7), secret.slice(-7)];
  return [
    ...INDICATORS.flatMap((mark) => [`${mark}${secret}`, `${mark}${a} ${b}`]),
    ...INDICATORS.map((mark) => `"${mark}${secret}"`),
    ...INDICATORS.map((mark) => `'${mark}${secret}'`),
    ...[':', ': ', ' #', '\t', ' : ', ' {', '}', ' & ', '@', '//', ',', `\${X}`, '$'].map(
      (mark) => `${a}${mark}${b}`,
    ),
    ...[`"${a}\\x${b}"`, `"${a}\\${b}`, `'${a}'${b}'`, `"${a}" ${b}`, `${secret}:`, `${secret} !`],
    ...[
      `{ ${secret} }`,
      `{ ${secret}: ${b} }`,
      `[${secret}]`,
      `[[${secret}]]`,
      `{ [${secret}]: 1 }`,
    ],
    ...['file', 'env', 'path', 'value', '"*a"', '!a b', '<<'].map((key) => `{ ${key}: ${secret} }`),
    ...[`{ file: /${secret}/${b} }`, `{ file: ${secret}, path: ${b} }`, `{ file: { ${secret} } }`],
    ...[`\${${a}}${b}`, `x\${${secret}}`, `\${X:-${secret}}`, `\${${a}-${b}}`, `\${X:?${secret}}`],
    ...[`!<tag:yaml.org,2002:${secret}> x`, `&a ${secret}`, `&${a} *${b}`, `*${a}: ${b}`],
    ...[`https://u:${secret}@h`, `redis://:${secret}@h/?x`, `http://h:${secret}`, `h:${secret}`],
    ...['|', '>', '|-', '|2', '|x'].map((mark) => `${mark}\n${pad}  ${a}\n${pad}  ${b}`),
    ...[`\n${pad}  ${secret}`, `\n${pad}  ${secret}: ${b}`, `\n${pad}  - ${secret}`],
    ...[`\n${pad}\t${secret}`, `\n${secret}`, `\n${pad}  ? ${secret}\n${pad}  : ${b}`],
    ...[`${a}\n${pad}  ${b}`, `"${a}\n${pad}  ${b}"`, `"${a}\n${b}`, `x\n${pad} ${secret}: ${b}`],
    `|\n${pad}  -----BEGIN PRIVATE KEY-----\n${pad}  ${secret}\n${pad}  -----END PRIVATE KEY-----`,
  ];
};

/** Returns the ways to write a secret in place of a name and its value. */
const toLines = (secret: string, pad: string): readonly string[] => {
  const [a, b] = [secret.slice(0, -7), secret.slice(-7)];
  return [
    ...INDICATORS.map((mark) => `${mark}${secret}: ${b}`),
    ...[`${secret}:`, `${secret}`, `- ${secret}`, `? ${secret}`, `${secret}: { kind: vms }`],
    ...[`${secret}: 1\n${pad}${secret}: 2`, `"${secret}": "x\${${a}}"`, `${secret}: *${a}`],
    ...[`__proto__: ${secret}`, `${secret}: !${a} ${b}`, `${secret}: { ${a}: 1, ${a}: 2 }`],
    ...[`[${secret}]: 1`, `{ ${secret} }: 1`, `${secret}: true`, `${secret}: [1]`, `${secret}:\t1`],
  ];
};

/** Returns every way to write a secret. */
export function toShapes(secret: string, pad: string): readonly SecretShape[] {
  const [a, b] = [secret.slice(0, -7), secret.slice(-7)];
  return [
    ...toValues(secret, pad).map((text) => ({ text, isLine: false })),
    ...toLines(secret, pad).map((text) => ({ text, isLine: true })),
    ...[`%${secret}`, `%TAG !${a}! ${b}`, `%YAML ${secret}`, `%TAG ! tag:${secret}`].map(
      (head) => ({ text: `!${a}!${b} x`, isLine: false, head: `${head}\n---` }),
    ),
  ];
}
