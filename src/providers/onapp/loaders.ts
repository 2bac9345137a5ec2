import type { RequestContext } from '../../request/request-context.ts';
import type { UpstreamPage } from '../kit/paging/page-source.ts';
import { memoize, once, perRequest } from '../kit/per-request.ts';
import type { OnAppBillingDataSource } from './billing/data-source.ts';
import type { WireMonthlyBill, WirePayment } from './billing/wire.ts';
import type { OnAppCatalogueDataSource } from './catalogue/data-source.ts';
import type { WireBillingPlan, WireBucket, WireUserGroup } from './catalogue/wire.ts';
import type { OnAppDataSource, UserPage } from './data-source.ts';
import type { WirePermission, WireRole } from './roles/wire.ts';
import type { BillingField } from './settings.ts';
import type { WireUser } from './wire.ts';

/** The reads of a panel for one client request. Each is made once, however many fields need it, until a write. */
export interface Loaders {
  readonly users: (page: UserPage) => Promise<UpstreamPage<WireUser>>;
  /** Reads the full document of a user from a short list; null if the user no longer exists. */
  readonly user: (id: string) => Promise<WireUser | null>;
  readonly permissions: () => Promise<readonly WirePermission[]>;
  readonly roles: () => Promise<readonly WireRole[]>;
  readonly userGroups: () => Promise<readonly WireUserGroup[]>;
  readonly buckets: () => Promise<readonly WireBucket[]>;
  readonly billingPlans: () => Promise<readonly WireBillingPlan[]>;
  /** Returns null if there is no such user. */
  readonly payments: (user: string) => Promise<readonly WirePayment[] | null>;
  /** Returns null if there is no such user. */
  readonly monthlyBills: (args: UserYear) => Promise<readonly WireMonthlyBill[] | null>;
  /** Drops all reads, as a write makes them stale. */
  readonly invalidate: () => void;
}

interface UserYear {
  readonly user: string;
  readonly year: number;
}

/** The data sources of one panel. */
export interface OnAppDataSources {
  readonly users: OnAppDataSource;
  readonly catalogue: OnAppCatalogueDataSource;
  readonly billing: OnAppBillingDataSource;
}

/** Returns a function that returns the reads of a client request. */
export function createLoaders(
  { users, catalogue, billing }: OnAppDataSources,
  billingField: BillingField,
): (call: RequestContext) => Loaders {
  const hasBuckets = billingField === 'bucket_id';
  return perRequest((call) => {
    const begin = () => ({
      users: memoize((page: UserPage) => users.listUsers(page, call)),
      user: memoize((id: string) => users.getUser(id, call)),
      permissions: once(() => catalogue.listPermissions(call)),
      roles: once(() => catalogue.listRoles(call)),
      userGroups: once(() => catalogue.listUserGroups(call)),
      buckets: once(() => catalogue.listBuckets(call)),
      billingPlans: once(() => catalogue.listBillingPlans(call)),
      payments: memoize((user: string) =>
        // The path depends on the version, as the billing field does (Q19).
        hasBuckets ? billing.listPayments(user, call) : billing.listPaymentsOfUser(user, call),
      ),
      monthlyBills: memoize(({ user, year }: UserYear) =>
        billing.listMonthlyBills(user, year, call),
      ),
    });
    let reads = begin();
    return {
      users: (page) => reads.users(page),
      user: (id) => reads.user(id),
      permissions: () => reads.permissions(),
      roles: () => reads.roles(),
      userGroups: () => reads.userGroups(),
      buckets: () => reads.buckets(),
      billingPlans: () => reads.billingPlans(),
      payments: (user) => reads.payments(user),
      monthlyBills: (args) => reads.monthlyBills(args),
      invalidate: () => {
        reads = begin();
      },
    };
  });
}
