import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { getNamedType, isEnumType } from 'graphql';
import { assertOnly, type Exceptions, OUTPUT_FIELDS } from '../../support/schema/contract.ts';

/** Names of fields whose values are words from a short list of the provider. */
const WORD =
  /^(?:status|state|type|kind|level|mode|template)$|(?:Status|State|Type|Kind|Level|Mode|Model)$/;

const NO_LIST = 'no page of the vendor lists the words';
const OF_INSTALLATION = 'an installation has words of its own';

/** Words that are texts only. */
const TEXTS: Exceptions = {
  'CameraGroup.type': NO_LIST,
  'VmsBillingAccount.type': OF_INSTALLATION,
  'VmsBillingInfo.userType': OF_INSTALLATION,
  'VmsBillingProperty.type': OF_INSTALLATION,
  'VmsCameraDetails.archiveRecordingType': NO_LIST,
  'VmsCameraDetails.type': NO_LIST,
  'VmsIntercomDetails.departmentType': NO_LIST,
  'VmsUser.userType': OF_INSTALLATION,
};

const OF_GATEWAY = 'a word of the gateway, derived from several facts of the provider';

/** Enums with `UNKNOWN` beside no text. */
const NO_TEXT: Exceptions = {
  ...Object.fromEntries(
    OUTPUT_FIELDS.filter(
      ({ field }) => getNamedType(field.type).name === 'UserStatus' || field.name === 'write',
    ).map(({ coordinate }) => [coordinate, OF_GATEWAY]),
  ),
};

describe('Rule of the schema: words of providers', () => {
  it('are enums, not texts', () => {
    const texts = OUTPUT_FIELDS.filter(
      ({ field }) => WORD.test(field.name) && getNamedType(field.type).name === 'String',
    );
    assertOnly(
      texts.map(({ coordinate }) => coordinate),
      TEXTS,
    );
  });

  it('have a text beside each enum with UNKNOWN', () => {
    const alone = OUTPUT_FIELDS.filter(({ parent, field }) => {
      const type = getNamedType(field.type);
      if (!isEnumType(type) || type.getValue('UNKNOWN') === undefined) return false;
      const text = parent.getFields()[`${field.name}Text`];
      return String(text?.type) !== 'String';
    });
    assertOnly(
      alone.map(({ coordinate }) => coordinate),
      NO_TEXT,
    );
  });

  it('have an enum with UNKNOWN beside each text', () => {
    const texts = OUTPUT_FIELDS.filter(({ field }) => field.name.endsWith('Text'));
    assert.ok(texts.length > 0);
    for (const { coordinate, parent, field } of texts) {
      const word = parent.getFields()[field.name.replace(/Text$/, '')];
      const type = word && getNamedType(word.type);
      assert.ok(isEnumType(type) && type.getValue('UNKNOWN'), coordinate);
    }
  });
});
