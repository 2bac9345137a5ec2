import type { Camera } from './device-types.ts';

/** Camera 1 is that of the Admin page's sample, in group 2; the others are in Sosnovy Park. */
export const CAMERAS: readonly Camera[] = [
  {
    ...camera(1, 'manual MS. 7 - stand 1', 2),
    status: 'inactive',
    ip: '192.168.204.13',
    isIntercom: true,
    createdAt: '2022-11-16T15:22:00Z',
    updatedAt: '2022-11-16T15:22:14Z',
  },
  { ...camera(2, 'Main gate', 7), isPublic: true, archiveStorageDays: 14, detectsMotion: true },
  { ...camera(3, 'Parking, north', 7), isPublic: true, archiveStorageDays: 14, hasPtz: true },
  { ...camera(4, 'Parking, south', 7), isPublic: true, archiveStorageDays: 14, status: 'partial' },
  { ...camera(5, 'Playground', 7), isPublic: true, archiveStorageDays: 7, isSensitive: true },
  { ...camera(6, 'Entrance 1', 6), isIntercom: true, archiveStorageDays: 7, isSoundEnabled: true },
  { ...camera(7, 'Entrance 2', 6), isIntercom: true, archiveStorageDays: 7, status: 'inactive' },
  { ...camera(8, 'Lift hall, entrance 1', 6), archiveStorageDays: 7, isSoundEnabled: false },
  { ...camera(9, 'Bicycle store', 6), archiveStorageDays: 30, detectsMotion: true },
  { ...privateCamera(10, 'Hallway of flat 14'), isSensitive: true, archiveStorageDays: 30 },
  { ...privateCamera(11, 'Balcony of flat 14'), archiveStorageDays: 7, detectsMotion: true },
  { ...privateCamera(12, 'Workshop'), status: 'empty', isEnabled: false },
];

function privateCamera(id: number, name: string): Camera {
  return { ...camera(id, name, 12), groupType: 'private', isUserOwner: true };
}

function camera(id: number, name: string, groupId: number): Camera {
  const twoDigits = String(id).padStart(2, '0');
  return {
    id,
    name,
    groupId,
    groupType: 'public',
    status: 'active',
    mac: `08:13:c1:00:01:${twoDigits}`,
    serialNumber: `SN-8MP-00${twoDigits}`,
    externalId: `5f0d3c1e-6a4b-4c0e-9b51-0000000000${twoDigits}`,
    ip: `192.168.210.${id}`,
    archiveStorageDays: null,
    isSensitive: false,
    isPublic: false,
    isUserOwner: false,
    isSoundEnabled: true,
    isEnabled: true,
    isIntercom: false,
    hasPtz: false,
    detectsMotion: false,
    latitude: 53.9 + id / 10_000,
    longitude: 27.56 + id / 10_000,
    createdAt: `2023-03-${twoDigits}T09:10:00Z`,
    updatedAt: `2024-01-${twoDigits}T11:45:30Z`,
  };
}
