import { z } from 'zod';

/** The port of an origin that matches every port. */
export const ANY_PORT = ':*';

const AN_ORIGIN = 'must be an origin such as https://desk.example.net';

/** An origin of this machine with every port: development servers choose one of their own. */
const LOOPBACK_WITH_ANY_PORT = /^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\]):\*$/;

/** An origin as a browser sends it: the scheme, the host and the port, if it is not the default one. */
const originSetting = z
  .string()
  .refine(
    (text) => !text.includes('*') || LOOPBACK_WITH_ANY_PORT.test(text),
    `${AN_ORIGIN}; * would allow every site`,
  )
  .superRefine((text, context) => {
    if (!text.includes('*') && !isOrigin(text)) context.addIssue(explainOrigin(text));
  });

function isOrigin(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return (url?.protocol === 'https:' || url?.protocol === 'http:') && url.origin === text;
}

function explainOrigin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') {
    return `${AN_ORIGIN}, with https:// or http:// at the beginning`;
  }
  return `${AN_ORIGIN}, in lower case, without a slash or path at the end and without a default port`;
}

/** A name of a header. Browsers send neither cookies nor the headers that they write themselves. */
const headerSetting = z
  .string()
  .regex(/^[a-zA-Z0-9-]{1,64}$/, 'must be the name of a header, without *')
  .refine((name) => !/^cookie$/i.test(name), 'must not be cookie, as the gateway uses no cookies')
  .transform((name) => name.toLowerCase());

/** The pages of other sites that may send requests. */
export const corsSettings = z
  .strictObject({
    origins: z
      .array(originSetting)
      .min(1)
      .describe(
        'Allowed origins, each such as https://desk.example.net; http://localhost:* allows every port of this machine',
      ),
    headers: z
      .array(headerSetting)
      .max(50)
      .default([])
      .describe(
        'Names of further request headers that pages may send. Those of usual GraphQL and tracing clients are always allowed',
      ),
  })
  .describe(
    'CORS: origins whose pages may send operations from a browser. Without this group there are none.',
  );
