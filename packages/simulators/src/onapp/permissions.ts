import type { Permission } from './records.ts';

/** `''` is the bare resource: any action (fact sheet 7). */
const COMMON = ['', 'create', 'delete', 'list', 'read', 'read.own', 'update', 'update.own'];

const ACTIONS: Readonly<Record<string, readonly string[]>> = {
  users: [
    ...COMMON,
    'suspend',
    'change_password',
    'change_password.own',
    'update_api_key',
    'update_api_key.own',
    'read_prices.outstanding_amount',
    'read_prices.summary_payments',
    'read_prices.hourly_price',
    'read_prices.monthly_price',
    'read_prices.total_cost',
    'read_prices.billing_plan',
  ],
  roles: COMMON,
  permissions: ['', 'read'],
  user_groups: COMMON,
  billing_plans: COMMON,
  payments: COMMON,
  monthly_bills: ['', 'read', 'read.own'],
  virtual_machines: [...COMMON, 'power', 'power.own', 'console', 'console.own', 'migrate'],
  backups: COMMON,
  disks: COMMON,
  networks: COMMON,
  templates: COMMON,
  settings: ['', 'read', 'update', 'version'],
};

/**
 * Every permission of the panel. Most are never checked here, but real responses list them (Q15).
 */
export const PERMISSIONS: readonly Permission[] = Object.entries(ACTIONS)
  .flatMap(([resource, actions]) => actions.map((action) => ({ resource, action })))
  .map(({ resource, action }, index) => ({
    id: index * 3 + 11,
    identifier: action === '' ? resource : `${resource}.${action}`,
    label: `${toWords(resource)}: ${action === '' ? 'any action' : toWords(action).toLowerCase()}`,
  }));

function toWords(identifier: string): string {
  const words = identifier.replaceAll(/[._]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
