import type { References } from '../../../src/providers/vms/context.ts';
import { createIntercomReference } from '../../../src/providers/vms/devices/intercom-mapper.ts';
import { createUserReference } from '../../../src/providers/vms/users/mapper.ts';

/** The references of a VMS, as its provider creates them. */
export const REFERENCES: References = {
  user: createUserReference,
  intercom: createIntercomReference,
};
