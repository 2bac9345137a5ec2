import { request as requestPlain } from 'node:http';
import { type RequestOptions, request as requestSecure } from 'node:https';
import type { JSONWebKeySet } from 'jose';
import { z } from 'zod';
import type { JwtSettings } from '../config/jwt-settings.ts';

const TIMEOUT_MS = 5000;

/** Maximum size of a key set. A hundred keys with their certificates are smaller. */
const MAX_BYTES = 256 * 1024;

/** Checks only the outer form: jose validates each key when it is used. */
const keySet = z.looseObject({ keys: z.array(z.looseObject({ kty: z.string() })) });

/**
 * Fetches the public keys of an issuer. It follows no redirect and limits the size of the response.
 *
 * @throws an error that quotes nothing of the response.
 */
export async function fetchJwks({ url, caFile }: JwtSettings['jwks']): Promise<JSONWebKeySet> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
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
    request(url, options, (response) => {
      if (response.statusCode !== 200) {
        response.destroy();
        reject(new Error(`The key set request failed with HTTP ${response.statusCode}.`));
        return;
      }
      readCapped(response).then(resolve, reject);
    })
      .on('error', reject)
      .end();
  });
  const { data } = keySet.safeParse(toJson(body));
  if (data === undefined) throw new Error('The response is not a key set.');
  return data;
}

async function readCapped(chunks: AsyncIterable<Buffer>): Promise<string> {
  const read: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    // Leaving the loop ends the connection.
    if (length > MAX_BYTES) throw new Error('The key set is too large.');
    read.push(chunk);
  }
  return Buffer.concat(read).toString('utf8');
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The error of the parser would quote the text.
    throw new Error('The key set is not valid JSON.');
  }
}
