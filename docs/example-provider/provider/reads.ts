import { defineRead } from '../contract/read.ts';
import type { AcmeDataSource, UserPage } from './data-source.ts';
import { ENDPOINTS } from './endpoints.ts';

/** A user by its id; null if there is none. */
export const userById = defineRead({
  endpoint: () => ENDPOINTS.getUser,
  per: 'object',
  reason: 'the user',
  load: (source: AcmeDataSource, request, id: string) => source.getUser(id, request),
});

/** One page of users. The plan counts the pages of a list together (`costs.ts`). */
export const userPage = defineRead({
  endpoint: () => ENDPOINTS.listUsers,
  per: 'installation',
  reason: 'a page of users',
  load: (source: AcmeDataSource, request, page: UserPage) => source.listUsers(page, request),
});

/** The contract of a user; null if the user has none. */
export const contract = defineRead({
  endpoint: () => ENDPOINTS.getContract,
  per: 'object',
  reason: 'the contract of the user',
  load: (source: AcmeDataSource, request, user: string) => source.getContract(user, request),
});
