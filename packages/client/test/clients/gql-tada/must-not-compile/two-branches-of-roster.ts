import type { UpdateUserInput } from '@roster/client';

// TS2322: is not assignable to type 'UpdateUserInput'
export const input: UpdateUserInput = {
  onApp: { id: 'onapp/user/12' },
  activePlatform: { id: 'activeplatform/user/1' },
};
