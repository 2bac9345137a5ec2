import { z } from 'zod';

const AN_ORIGIN = 'must be an origin such as https://desk.example.net';

/** An origin as a browser sends it: the scheme, the host and the port, if it is not the default one. */
const originSetting = z
  .string()
  .refine((text) => !text.includes('*'), `${AN_ORIGIN}; * would allow every site`)
  .refine((text) => text.includes('*') || isOrigin(text), AN_ORIGIN);

function isOrigin(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return (url?.protocol === 'https:' || url?.protocol === 'http:') && url.origin === text;
}

/** The pages of other sites that may send requests. */
export const corsSettings = z
  .strictObject({
    origins: z
      .array(originSetting)
      .min(1)
      .describe('Allowed origins, each such as https://desk.example.net'),
  })
  .describe(
    'CORS: origins whose pages may send operations from a browser. Without this group there are none.',
  );
