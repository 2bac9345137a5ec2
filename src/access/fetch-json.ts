import { request as requestPlain } from 'node:http';
import { type RequestOptions, request as requestSecure } from 'node:https';
import { explainFault, getFaultCode } from '../lib/explain-fault.ts';

/** Maximum size of a response. A hundred keys with their certificates are smaller. */
const MAX_BYTES = 256 * 1024;

/** Reports why a document of an issuer cannot be used. The message has no address, and nothing of the response. */
export class IssuerError extends Error {
  override readonly name = 'IssuerError';
  /** The HTTP status if it is not 200; null if the failure has another reason. */
  readonly status: number | null;

  constructor(message: string, status: number | null = null) {
    super(message);
    this.status = status;
  }
}

interface Fetching {
  /** What is fetched, for errors: `the key set`. */
  readonly subject: string;
  /** The certificate authorities to trust, as PEM; those of Node.js if undefined. */
  readonly caFile: string | undefined;
  readonly signal: AbortSignal;
}

/**
 * Fetches a JSON document of an issuer. It follows no redirect and limits the size of the response.
 *
 * @throws {IssuerError}
 */
export async function fetchJson(url: URL, { subject, caFile, signal }: Fetching): Promise<unknown> {
  const request = url.protocol === 'https:' ? requestSecure : requestPlain;
  const body = await new Promise<string>((resolve, reject) => {
    const options: RequestOptions = {
      ca: caFile,
      // No environment variable or option of Node may weaken these.
      minVersion: 'TLSv1.2',
      rejectUnauthorized: true,
      insecureHTTPParser: false,
      signal,
      agent: false,
      headers: { accept: 'application/json' },
    };
    const fail = (error: Error) => reject(toIssuerError(error, subject));
    request(url, options, (response) => {
      if (response.statusCode === 200) {
        readCapped(response, subject).then(resolve, fail);
        return;
      }
      response.destroy();
      const status = response.statusCode ?? 0;
      reject(new IssuerError(`${subject} responds with HTTP ${status}`, status));
    })
      .on('error', fail)
      .end();
  });
  try {
    return JSON.parse(body);
  } catch {
    // The error of the parser would quote the text.
    throw new IssuerError(`${subject} is no valid JSON`);
  }
}

async function readCapped(chunks: AsyncIterable<Buffer>, subject: string): Promise<string> {
  const read: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    // Leaving the loop ends the connection.
    if (length > MAX_BYTES) throw new IssuerError(`${subject} has more than 256 KiB`);
    read.push(chunk);
  }
  return Buffer.concat(read).toString('utf8');
}

/** The message of an error of Node may contain a part of the response; its code does not. */
function toIssuerError(error: Error, subject: string): IssuerError {
  if (error instanceof IssuerError) return error;
  const code = error.name === 'TimeoutError' ? 'TIMEOUT' : (getFaultCode(error) ?? error.name);
  return new IssuerError(`${subject} cannot be read: ${explainFault(code)}`);
}
