import { wireContract, wireUser, wireUserPage } from '../../../src/providers/acme/wire.ts';
import type { WireDocuments } from '../contract/odd-values.ts';

const USER = {
  id: 7,
  login: 'ann@example.com',
  display_name: 'Ann',
  state: 'active',
  created_at: '2024-03-01T09:00:00Z',
  updated_at: '2024-03-02T09:00:00Z',
};

export const WIRE_DOCUMENTS: WireDocuments = {
  'Acme user': { type: wireUser, document: USER },
  'Acme users': {
    type: wireUserPage,
    document: { users: [USER], total: 1 },
    identity: ['users'],
  },
  'Acme contract': { type: wireContract, document: { number: 'C-7', state: 'running' } },
};
