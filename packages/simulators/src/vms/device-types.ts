import type { Instant } from './model.ts';

/** An element of the location tree. Cameras and intercoms have separate trees. */
export interface Group {
  readonly id: number;
  readonly name: string;
  readonly type: 'cameras' | 'intercoms';
  readonly parentId: number | null;
  readonly isHouse: boolean;
  readonly externalId: string | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

/** The camera as both APIs know it; each shows its own part (fact sheet 3.1, 3.2, 5.5, 6.3). */
export interface Camera {
  readonly id: number;
  readonly name: string;
  readonly mac: string;
  readonly serialNumber: string;
  readonly externalId: string;
  readonly status: 'active' | 'inactive' | 'partial' | 'empty';
  readonly groupId: number;
  readonly groupType: 'public' | 'private';
  readonly ip: string;
  readonly archiveStorageDays: number | null;
  readonly isSensitive: boolean;
  readonly isPublic: boolean;
  readonly isUserOwner: boolean;
  readonly isSoundEnabled: boolean;
  readonly isEnabled: boolean;
  readonly isIntercom: boolean;
  readonly hasPtz: boolean;
  readonly detectsMotion: boolean;
  readonly latitude: number;
  readonly longitude: number;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

/** The intercom as both APIs know it (fact sheet 3.3, 5.6). */
export interface Intercom {
  readonly id: number;
  readonly title: string | null;
  readonly isOnline: boolean;
  readonly groupId: number;
  readonly cameraId: number;
  readonly flatFrom: number;
  readonly flatTo: number;
  /** Null or text (quirk 28). */
  readonly flatOffset: string | null;
  readonly department: number;
  readonly departmentName: string;
  readonly departmentType: 'main' | 'back' | 'gate';
  readonly uuid: string;
  readonly externalId: string | null;
  readonly address: string;
  readonly mac: string;
  readonly model: string;
  readonly serialNumber: string;
  readonly vendor: 'interconnection' | 'sputnik' | 'intersvyaz';
  readonly status: 'installed' | 'initializing' | 'empty';
  readonly switch: 'metakom' | 'vizit';
  readonly source: 'auto' | 'external-system';
  readonly ip: string;
  /** The login of the device, in clear text on the wire (quirk 14). */
  readonly login: string;
  readonly password: string;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

/** A flat behind an intercom (fact sheet 5.7). */
export interface Flat {
  readonly id: number;
  readonly flat: number;
  readonly intercomId: number;
  /** A SIP address. */
  readonly number: string;
  readonly landlineNumber: string;
  readonly smartphoneLine: boolean;
  readonly landlineLine: boolean;
  readonly analogLine: boolean;
  readonly sipLine: boolean;
}

/** A key fob of an intercom (fact sheet 5.4). */
export interface IntercomKey {
  readonly id: number;
  readonly key: string;
  readonly intercomId: number;
  readonly flatId: number | null;
  readonly userId: number | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}
