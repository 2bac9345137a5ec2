import { z } from 'zod';
import { optionalText, wireId } from '../../kit/wire/wire-values.ts';
import { vmsDate } from '../wire-values.ts';
import { wirePage } from './wire-page.ts';

/**
 * A user in a list, which has neither a status nor nested data.
 *
 * @see docs/providers/vms.md section 6.2
 */
const wireShortUser = z.object({
  id: wireId,
  name: optionalText,
  login: optionalText,
  created_at: vmsDate,
  updated_at: vmsDate,
});
export type WireShortUser = z.output<typeof wireShortUser>;

export const wireShortUserPage = wirePage(wireShortUser);
