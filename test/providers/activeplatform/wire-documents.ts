import {
  wireAccount,
  wireSubscription,
} from '../../../src/providers/activeplatform/accounts/wire.ts';
import { wireUser } from '../../../src/providers/activeplatform/wire.ts';
import { accountBody, subscriptionBody } from '../../support/activeplatform/bodies.ts';
import type { WireDocuments } from '../contract/odd-values.ts';

const DATE = '2022-11-16T15:22:00Z';

export const WIRE_DOCUMENTS: WireDocuments = {
  'ActivePlatform user': {
    type: wireUser,
    document: {
      id: 5,
      email: 'a@b.example',
      custom_attributes: [{ name: 'Age', value: '21' }],
      created_at: DATE,
      updated_at: DATE,
    },
  },
  'ActivePlatform account': { type: wireAccount, document: accountBody(5) },
  'ActivePlatform subscription': { type: wireSubscription, document: subscriptionBody(5) },
};
