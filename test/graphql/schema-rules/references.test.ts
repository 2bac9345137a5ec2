import { describe, it } from 'node:test';
import { getNamedType } from 'graphql';
import { assertOnly, type Exceptions, OUTPUT_FIELDS } from '../../support/schema/contract.ts';

const UNREAD = 'no field reads the object';
const OF_REQUEST = 'identifies a request or a record, which is no object of the schema';

/** Ids of objects that the schema has no field for. */
const IDS: Exceptions = {
  'ActivePlatformSubscription.planId': UNREAD,
  'ActivePlatformSubscription.planPeriodId': UNREAD,
  'CameraGroup.parentId': UNREAD,
  'CameraGroup.topGroupId': UNREAD,
  'IntercomKeyEdge.flatId': UNREAD,
  'OnAppUser.firewallId': UNREAD,
  'OnAppUser.groupId': UNREAD,
  'OnAppUser.imageTemplateGroupId': UNREAD,
  'ProblemOrigin.requestId': OF_REQUEST,
  'VmsCameraAccess.loginId': UNREAD,
  'VmsCameraDetails.bridgeId': UNREAD,
  'VmsCameraDetails.folderId': UNREAD,
  'VmsCameraDetails.hostId': UNREAD,
  'VmsCameraDetails.modelId': UNREAD,
  'VmsCameraDetails.packId': UNREAD,
};

describe('Rule of the schema: references', () => {
  it('are objects, not ids, if a field can read the object', () => {
    const ids = OUTPUT_FIELDS.filter(
      ({ field }) => field.name !== 'id' && getNamedType(field.type).name === 'ID',
    );
    assertOnly(
      ids.map(({ coordinate }) => coordinate),
      IDS,
    );
  });
});
