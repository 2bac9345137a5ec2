import assert from 'node:assert/strict';

/**
 * Returns the property at `user.roles.0.role.id` of a parsed JSON document, or the document itself
 * for an empty path. Fails if a property is missing, and names its path. Names must not contain a
 * dot. (The `memberAt` of the VMS tests returns undefined instead of failing.)
 */
export function requireMember(document: unknown, path = ''): unknown {
  const keys = path === '' ? [] : path.split('.');
  let member = document;
  for (const [i, key] of keys.entries()) {
    const holder: unknown = member;
    if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, key)) {
      assert.fail(`${keys.slice(0, i + 1).join('.')} is missing, on the way to ${path}`);
    }
    member = (holder as Record<string, unknown>)[key];
  }
  return member;
}

/** Returns the list at a path. Fails if there is none. */
export function requireList(document: unknown, path = ''): readonly unknown[] {
  const list = requireMember(document, path);
  assert.ok(Array.isArray(list), `${path || 'the document'} is no list`);
  return list;
}

/** Returns the object at a path. Fails if there is none, or if it is a list. */
export function requireObject(document: unknown, path = ''): Readonly<Record<string, unknown>> {
  const object = requireMember(document, path);
  assert.ok(isObject(object), `${path || 'the document'} is no object`);
  return object;
}

/** Returns the text at a path. Fails if there is none. */
export function requireText(document: unknown, path = ''): string {
  const text = requireMember(document, path);
  assert.ok(typeof text === 'string', `${path || 'the document'} is no text`);
  return text;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
