import type { Group } from './device-types.ts';

const BUILT = '2023-03-06T08:00:00Z';

/**
 * Groups 1, 2 and 4 are those of the Admin page's sample; Sosnovy Park is an invented housing
 * estate.
 */
export const GROUPS: readonly Group[] = [
  {
    ...cameras(1, 'Test cameras', null),
    createdAt: '2022-11-16T15:20:00Z',
    updatedAt: '2022-11-16T15:20:00Z',
  },
  {
    ...cameras(2, 'manual cameras', 1),
    isHouse: true,
    createdAt: '2022-11-16T15:22:00Z',
    updatedAt: '2022-11-17T09:48:10Z',
  },
  intercoms(3, 'Test intercoms', null),
  { ...intercoms(4, 'Street 1', 3), isHouse: true },
  cameras(5, 'Sosnovy Park', null),
  { ...cameras(6, 'Sosnovaya street 1', 5), isHouse: true, externalId: 'house-1' },
  { ...cameras(7, 'Courtyard and parking', 5), externalId: 'courtyard' },
  intercoms(8, 'Sosnovy Park', null),
  { ...intercoms(9, 'Sosnovaya street 1', 8), isHouse: true, externalId: 'house-1' },
  { ...intercoms(10, 'Sosnovaya street 3', 8), isHouse: true, externalId: 'house-3' },
  cameras(11, 'Private cameras', null),
  { ...cameras(12, 'Sosnovaya street 3', 11), isHouse: true, externalId: '26' },
];

function cameras(id: number, name: string, parentId: number | null): Group {
  return group(id, name, parentId, 'cameras');
}

function intercoms(id: number, name: string, parentId: number | null): Group {
  return group(id, name, parentId, 'intercoms');
}

function group(id: number, name: string, parentId: number | null, type: Group['type']): Group {
  return {
    id,
    name,
    type,
    parentId,
    isHouse: false,
    externalId: null,
    createdAt: BUILT,
    updatedAt: BUILT,
  };
}
