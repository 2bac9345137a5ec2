/** A request as parsed from its bytes. */
export interface RawRequest {
  readonly method: string;
  /** The path with the query, as sent. */
  readonly path: string;
  /** Headers by their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Parses requests from the bytes of one connection; the gateway sends no chunked ones. */
export class RequestReader {
  #bytes = Buffer.alloc(0);

  /** Returns the requests that are complete by now. */
  feed(chunk: Buffer): RawRequest[] {
    this.#bytes = Buffer.concat([this.#bytes, chunk]);
    const requests: RawRequest[] = [];
    for (let next = this.#take(); next !== undefined; next = this.#take()) requests.push(next);
    return requests;
  }

  #take(): RawRequest | undefined {
    const end = this.#bytes.indexOf('\r\n\r\n');
    if (end < 0) return undefined;
    const [first = '', ...lines] = this.#bytes.toString('latin1', 0, end).split('\r\n');
    const headers = Object.fromEntries(lines.map(toHeader));
    const bodyEnd = end + 4 + Number(headers['content-length'] ?? 0);
    if (this.#bytes.length < bodyEnd) return undefined;
    const body = this.#bytes.toString('utf8', end + 4, bodyEnd);
    this.#bytes = this.#bytes.subarray(bodyEnd);
    const [method = '', path = ''] = first.split(' ');
    return { method, path, headers, body };
  }
}

function toHeader(line: string): [string, string] {
  const [name = '', value = ''] = line.split(/:\s*(.*)/s);
  return [name.toLowerCase(), value];
}
