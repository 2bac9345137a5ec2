import assert from 'node:assert/strict';
import { z } from 'zod';

/**
 * Sends one request and returns the properties of the response. If there is a body, it is a `POST`.
 */
export async function readJson<Shape extends z.ZodType>(
  schema: Shape,
  url: string,
  headers: Readonly<Record<string, string>> = {},
  body?: string,
): Promise<z.output<Shape>> {
  const response = await fetch(url, {
    headers,
    ...(body !== undefined && { method: 'POST', body }),
  });
  assert.ok(response.ok, `${new URL(url).pathname} ${response.status}`);
  return schema.parse(await response.json());
}

/** Parses a property of the settings of an installation that its simulator filled in. */
export const readText = (settings: Readonly<Record<string, unknown>>, name: string): string =>
  z.string().parse(settings[name]);
