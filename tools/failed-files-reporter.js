/** A reporter of `node --test` that writes the file of each failed test, one a line. */
export default async function* reportFailedFiles(source) {
  for await (const { type, data } of source) {
    if (type === 'test:fail' && data.file !== undefined) yield `${data.file}\n`;
  }
}
