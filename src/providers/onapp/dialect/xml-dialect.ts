import type { UpdateUserRequest } from '../wire.ts';
import type { Dialect } from './dialect.ts';
import { xmlReader } from './xml-reader.ts';
import { element, list } from './xml-writer.ts';

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
