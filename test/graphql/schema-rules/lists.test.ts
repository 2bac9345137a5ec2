import { describe, it } from 'node:test';
import { getNullableType, isListType } from 'graphql';
import {
  assertOnly,
  type Exceptions,
  OUTPUT_FIELDS,
  type OutputField,
} from '../../support/schema/contract.ts';

const OF_REQUEST = "as long as the request, or the list of the caller's rights, says";
const OF_CONFIGURATION = 'as long as the configuration says, or one entry for each API of it';
const OF_DOCUMENT = 'a short list that is a part of one document of the provider';
const OF_CATALOGUE =
  'the choices that an administrator made for an installation; a form needs all of them';
const OF_MATCHES = 'at most 3 for an address or a login and 25 for a text';

/** Lists with a bound. All others are connections. A field of an interface has the same bound in each type that implements it. */
const BOUNDED: Exceptions = {
  'ActivePlatformUser.customAttributes': OF_DOCUMENT,
  'Camera.streams': OF_DOCUMENT,
  'InputIssue.path': OF_REQUEST,
  'OnAppInfoboxes.hiddenInfoboxes': OF_DOCUMENT,
  'OnAppPanel.billingPlans': OF_CATALOGUE,
  'OnAppPanel.buckets': OF_CATALOGUE,
  'OnAppPanel.roles': OF_CATALOGUE,
  'OnAppPanel.userGroups': OF_CATALOGUE,
  'OnAppRole.permissions': OF_CATALOGUE,
  'OnAppUser.additionalFields': OF_DOCUMENT,
  'OnAppUser.monthlyBills': 'the twelve months of a year',
  'OnAppUser.roles': OF_CATALOGUE,
  'OnAppUser.usedIpAddresses': OF_DOCUMENT,
  'OnAppUserGroup.roles': OF_CATALOGUE,
  'Provider.capabilities': OF_CONFIGURATION,
  'ProviderUsers.users': OF_MATCHES,
  'Query.findUsers': OF_CONFIGURATION,
  'Query.nodes': OF_REQUEST,
  'Query.permissions': OF_CATALOGUE,
  'Query.providers': OF_CONFIGURATION,
  'User.billingInfo': OF_DOCUMENT,
  'User.permissions': OF_CATALOGUE,
  'ValidationProblem.issues': OF_REQUEST,
  'Viewer.providers': OF_CONFIGURATION,
  'Viewer.scopes': OF_REQUEST,
  'VmsBillingAccount.billingProperties': 'at most ten, by the documentation of the VMS',
  'VmsCameraDetails.services': OF_DOCUMENT,
  'VmsSubUser.permissions': OF_CATALOGUE,
  'VmsUser.analyticLicenses': 'one for each of the three levels',
  'VmsUser.events': OF_DOCUMENT,
};

const CONNECTION = /(?:Connection)\.(?:edges|nodes)$/;

/** Returns whether an interface of the type declares the field. */
const isInherited = ({ parent, field }: OutputField) =>
  parent.getInterfaces().some((type) => Object.hasOwn(type.getFields(), field.name));

describe('Rule of the schema: lists', () => {
  it('are connections unless their length has a bound', () => {
    const lists = OUTPUT_FIELDS.filter(({ field }) => isListType(getNullableType(field.type)))
      .filter((list) => !isInherited(list))
      .map(({ coordinate }) => coordinate)
      .filter((coordinate) => !CONNECTION.test(coordinate));
    assertOnly(lists, BOUNDED);
  });
});
