import { defineRead } from '../contract/read.ts';
import type { OnAppBillingDataSource } from './billing/data-source.ts';
import type { OnAppCatalogueDataSource } from './catalogue/data-source.ts';
import type { OnAppDataSource, UserPage } from './data-source.ts';
import type { OnAppEndpoints } from './endpoints.ts';

/** One panel: what its reads are made with. */
export interface OnAppInstallation {
  readonly users: OnAppDataSource;
  readonly catalogue: OnAppCatalogueDataSource;
  readonly billing: OnAppBillingDataSource;
  readonly endpoints: OnAppEndpoints;
  /** Whether the panel has buckets, rather than billing plans (Q4). Its version differs too (Q19). */
  readonly hasBuckets: boolean;
}

type Panel = OnAppInstallation;

/** One page of the list of users. The plan counts the pages of a list together (`costs.ts`). */
export const userPage = defineRead({
  endpoint: ({ endpoints }: Panel) => endpoints.listUsers,
  per: 'installation',
  reason: 'a page of users',
  load: ({ users }: Panel, request, page: UserPage) => users.listUsers(page, request),
});

/** The full document of a user; null if the panel has no such user. */
export const fullUser = defineRead({
  endpoint: ({ endpoints }: Panel) => endpoints.getUser,
  per: 'object',
  reason: 'fields that the short list of users lacks',
  load: ({ users }: Panel, request, id: string) => users.getUser(id, request),
});

/** All permissions of the panel. */
export const permissions = defineRead({
  endpoint: ({ endpoints }: Panel) => endpoints.listPermissions,
  per: 'installation',
  reason: 'permissions of the panel',
  load: ({ catalogue }: Panel, request) => catalogue.listPermissions(request),
});

/** All roles, with their permissions. */
export const roles = defineRead({
  endpoint: ({ endpoints }: Panel) => endpoints.listRoles,
  per: 'installation',
  reason: 'roles of the panel',
  useShortTimeout: true,
  load: ({ catalogue }: Panel, request) => catalogue.listRoles(request),
});

/** All user groups. */
export const userGroups = defineRead({
  endpoint: ({ endpoints }: Panel) => endpoints.listUserGroups,
  per: 'installation',
  reason: 'user groups of the panel',
  useShortTimeout: true,
  load: ({ catalogue }: Panel, request) => catalogue.listUserGroups(request),
});

/** All buckets; null if the panel has billing plans. */
export const buckets = defineRead({
  endpoint: ({ endpoints, hasBuckets }: Panel) => (hasBuckets ? endpoints.listBuckets : undefined),
  per: 'installation',
  reason: 'buckets of the panel',
  useShortTimeout: true,
  load: async ({ catalogue, hasBuckets }: Panel, request) =>
    hasBuckets ? catalogue.listBuckets(request) : null,
});

/**
 * All billing plans; null if the panel has buckets. A panel since 5.2 needs one more call once, in
 * the life of the process, to show that it has the other path.
 */
export const billingPlans = defineRead({
  endpoint: ({ endpoints, hasBuckets }: Panel) =>
    hasBuckets ? undefined : endpoints.listBillingPlans,
  per: 'installation',
  reason: 'billing plans of the panel',
  useShortTimeout: true,
  load: async ({ catalogue, hasBuckets }: Panel, request) =>
    hasBuckets ? null : catalogue.listBillingPlans(request),
});

/** The payments of a user; null if the panel has no such user. The path depends on the version (Q19). */
export const payments = defineRead({
  endpoint: ({ endpoints, hasBuckets }: Panel) =>
    hasBuckets ? endpoints.listPayments : endpoints.listPaymentsOfUser,
  per: 'object',
  reason: 'payments of the user',
  load: ({ billing, hasBuckets }: Panel, request, user: string) =>
    hasBuckets ? billing.listPayments(user, request) : billing.listPaymentsOfUser(user, request),
});

/** The bills of a user in one year; null if the panel has no such user. */
export const monthlyBills = defineRead({
  endpoint: ({ endpoints }: Panel) => endpoints.listMonthlyBills,
  per: 'object',
  reason: 'monthly bills of the user',
  load: (
    { billing }: Panel,
    request,
    { user, year }: { readonly user: string; readonly year: number },
  ) => billing.listMonthlyBills(user, year, request),
});
