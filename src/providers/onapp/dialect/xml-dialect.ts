import type { UpdateUserRequest } from '../wire.ts';
import type { Dialect } from './dialect.ts';
import { xmlReader } from './xml-reader.ts';

/** The XML format. @see docs/providers/onapp.md section 5.2 */
export const xmlDialect: Dialect = {
  suffix: '.xml',
  mediaType: 'application/xml',
  ...xmlReader,
  writeUser,
};

function writeUser(request: UpdateUserRequest): string {
  const fields = [
    element('email', request.email),
    element('first_name', request.first_name),
    element('last_name', request.last_name),
    element('password', request.password),
    element('user_group_id', request.user_group_id),
    element('bucket_id', request.bucket_id),
    element('billing_plan_id', request.billing_plan_id),
    list(
      'role_ids',
      request.role_ids?.map((id) => element('role_id', id)),
    ),
    list(
      'additional_fields',
      request.additional_fields?.map(
        ({ name, value }) =>
          `<additional_field>${element('name', name)}${element('value', value)}</additional_field>`,
      ),
    ),
    element('suspend_at', request.suspend_at),
    element('registered_yubikey', request.registered_yubikey?.toString()),
  ];
  return `<user>${fields.join('')}</user>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  // A parser would turn a carriage return into a line feed.
  '\r': '&#13;',
};

/** Returns `<name>text</name>`; empty if there is no text. The name is trusted, the text may be any text of XML. */
function element(name: string, text: string | undefined): string {
  return text === undefined ? '' : `<${name}>${escapeText(text)}</${name}>`;
}

/** Returns `<names type="array">…</names>` of written elements, as Rails reads lists; empty if there is no list. */
function list(name: string, elements: readonly string[] | undefined): string {
  return elements === undefined ? '' : `<${name} type="array">${elements.join('')}</${name}>`;
}

const escapeText = (text: string) =>
  text.replace(/[&<>"'\r]/g, (character) => ENTITIES[character] ?? character);
