import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { getNamedType } from 'graphql';
import {
  assertOnly,
  type Exceptions,
  INPUT_FIELDS,
  OUTPUT_FIELDS,
} from '../../support/schema/contract.ts';

const ARGUMENTS = OUTPUT_FIELDS.flatMap(({ coordinate, field }) =>
  field.args.map((arg) => ({ coordinate: `${coordinate}.${arg.name}`, field: arg })),
);

/** Everything with a name and a type: fields, arguments and fields of inputs. */
const NAMED = [...OUTPUT_FIELDS, ...INPUT_FIELDS, ...ARGUMENTS].map(({ coordinate, field }) => ({
  coordinate,
  name: field.name,
  type: getNamedType(field.type).name,
}));

const ofType = (...types: readonly string[]) => NAMED.filter(({ type }) => types.includes(type));

const coordinatesOf = (found: readonly { readonly coordinate: string }[]) =>
  found.map(({ coordinate }) => coordinate);

/**
 * Words that JavaScript, TypeScript, Java, Kotlin, Swift, C# or Python reserve, or that a base class of generated code has
 * (`schema`, `json`, `copy`: Pydantic).
 */
const RESERVED = new Set(
  `abstract and as assert async await base bool break byte case catch char checked class const continue copy debugger decimal
  def default defer del delegate delete do double elif else enum except explicit export extends extension extern fallthrough
  false final finally fixed float for foreach from fun func function global goto guard if implements implicit import in init
  inout instanceof int interface internal is json lambda let lock long namespace native new nonlocal null object operator or
  out override package params pass private protected public raise readonly ref repeat return sbyte schema sealed
  self short sizeof stackalloc static strictfp string struct subscript super switch synchronized this throw throws transient
  true try typealias typeof uint ulong unchecked unsafe ushort using val var virtual void volatile when where while with
  yield`.split(/\s+/),
);

/** Numbers that count nothing and have no unit. */
const NUMBERS: Exceptions = {
  'CameraGroup.depth': 'a depth in a tree',
  'CameraGroup.pathIndex': 'a position',
  'InputIssue.limit': 'a length or a number of entries, as the rule says',
  'Intercom.flatFrom': 'the number of a flat, as on its door',
  'Intercom.flatTo': 'the number of a flat, as on its door',
  'IntercomFlat.flat': 'the number of a flat, as on its door',
  'OnAppMonthlyBill.month': 'a month',
  'OnAppUser.monthlyBills.year': 'a year',
  'ProblemOrigin.httpStatus': 'a status of HTTP',
  'VmsCameraAccess.order': 'a position',
  'VmsCameraDetails.order': 'a position',
  'VmsIntercomDetails.port': 'a port of TCP',
};

const COUNT = /[a-rt-z]Count$/;
const UNIT = /(?:Seconds|Days|Gigabytes|Megabytes|Degrees|Shares)$/;
const PAGE_SIZE = /\.first$/;

/** `isOnline`, `hasPtz`, `canUpdatePassword`, or a verb in the third person: `usesTotp`. */
const PREDICATE = /^(?:is|has|can|[a-z]+s)[A-Z]/;

/** Display names beside no name of a machine. */
const DISPLAY_NAMES: Exceptions = {
  'VmsAnalyticLicense.displayName': 'the name of `level` for people',
  'VmsIntercomDetails.statusDisplayName': 'the name of `status` of the intercom for people',
};

describe('Rule of the schema: names', () => {
  it('are no words that common languages reserve', () => {
    assert.deepEqual(coordinatesOf(NAMED.filter(({ name }) => RESERVED.has(name))), []);
  });

  it('of counts end with Count after a singular noun, others with a unit', () => {
    const numbers = ofType('Int', 'Float').filter(
      ({ coordinate, name }) =>
        !COUNT.test(name) && !UNIT.test(name) && !PAGE_SIZE.test(coordinate),
    );
    assertOnly(coordinatesOf(numbers), NUMBERS);
  });

  it('of booleans are predicates', () => {
    const booleans = ofType('Boolean').filter(({ name }) => !PREDICATE.test(name));
    assert.deepEqual(coordinatesOf(booleans), []);
  });

  it('of what people call a thing are name', () => {
    const labels = NAMED.filter(({ name }) =>
      /^(?:label|title|caption)$|(?:Label|Title)$/.test(name),
    );
    assert.deepEqual(coordinatesOf(labels), []);
  });

  it('end with displayName only beside the name of a machine', () => {
    const alone = OUTPUT_FIELDS.filter(({ parent, field }) => {
      if (!/^displayName$|DisplayName$/.test(field.name)) return false;
      const machine = field.name.replace(/DisplayName$/, '').replace('displayName', 'name');
      return parent.getFields()[machine] === undefined;
    });
    assertOnly(coordinatesOf(alone), DISPLAY_NAMES);
  });

  it('of instants end with At, and only those', () => {
    const wrong = NAMED.filter(({ name, type }) => /At$/.test(name) !== (type === 'DateTime'));
    assert.deepEqual(coordinatesOf(wrong), []);
  });

  it('of days end with On, and only those', () => {
    const wrong = NAMED.filter(({ name, type }) => /[a-z]On$/.test(name) !== (type === 'Date'));
    assert.deepEqual(coordinatesOf(wrong), []);
  });

  it('of amounts are of type Money, which contains the currency', () => {
    assert.deepEqual(coordinatesOf(ofType('Decimal')), ['Money.amount']);
    const amount = /amount|balance|price|cost|debt|credit|^owed$|^discount|^total(?!Count)/i;
    const others = OUTPUT_FIELDS.filter(
      ({ coordinate, field }) =>
        amount.test(field.name) &&
        coordinate !== 'Money.amount' &&
        !['Money', 'Boolean'].includes(getNamedType(field.type).name),
    );
    assert.deepEqual(coordinatesOf(others), []);
    const currencies = NAMED.filter(
      ({ name }) => /currency/i.test(name) && name !== 'currencyCode',
    );
    assert.deepEqual(coordinatesOf(currencies), []);
  });
});
