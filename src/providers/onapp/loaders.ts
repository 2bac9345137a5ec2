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
): (request: RequestContext) => Loaders {
  const hasBuckets = billingField === 'bucket_id';
  return perRequest((request) => {
    const createReads = () => ({
      users: memoize((page: UserPage) => users.listUsers(page, request)),
      user: memoize((id: string) => users.getUser(id, request)),
      permissions: once(() => catalogue.listPermissions(request)),
      roles: once(() => catalogue.listRoles(request)),
      userGroups: once(() => catalogue.listUserGroups(request)),
      buckets: once(() => catalogue.listBuckets(request)),
      billingPlans: once(() => catalogue.listBillingPlans(request)),
      payments: memoize((user: string) =>
        // The path depends on the version, as the billing field does (Q19).
        hasBuckets
          ? billing.listPayments(user, request)
          : billing.listPaymentsOfUser(user, request),
      ),
      monthlyBills: memoize(({ user, year }: UserYear) =>
        billing.listMonthlyBills(user, year, request),
      ),
    });
    let reads = createReads();
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
        reads = createReads();
      },
    };
  });
}
