import type { Charge, Subscription } from './records.ts';

/** The subscriptions, invented except for the status `stopping_failed` of the vendor's example. */
export const SUBSCRIPTIONS: readonly Subscription[] = [
  subscription(2000801, 2000122, 'Mail hosting, 25 boxes'),
  { ...subscription(2000802, 2000122, 'Backup 500 GB'), promo_code: 'AUTUMN16' },
  {
    ...subscription(2000803, 2000122, 'Online office'),
    trial: true,
    expiration_date: '2016-08-29',
  },
  subscription(2000811, 2000240, 'Mail hosting, 5 boxes'),
  {
    ...subscription(2000821, 2000307, 'Cloud servers'),
    payment_model: 'postpay',
    payment_model_parameters: { credit_limit: '25000.0', current_debt: '7310.25' },
  },
  { ...subscription(2000831, 2000415, 'Fleet tracking'), status: 'stopping_failed' },
  {
    ...subscription(2000841, 2000501, 'Patient archive'),
    status: 'stopped',
    hold_to: '2016-11-15',
  },
  subscription(2000851, 2000587, 'Personal site'),
];

function subscription(id: number, account_id: number, name: string): Subscription {
  return {
    id,
    name,
    plan_id: 2000000 + (id % 7),
    account_id,
    plan_period_id: 2000040 + (id % 3),
    trial: false,
    status: 'active',
    start_date: '2016-08-15',
    expiration_date: '2017-08-15',
    promo_code: null,
    hold_to: null,
    payment_model: 'prepay',
    payment_model_parameters: { credit_limit: '0.0', current_debt: '0.0' },
    created_at: '2016-08-15T12:00:04.511+03:00',
    updated_at: '2016-09-15T03:00:40.030+03:00',
  };
}

/** One closed and one open period for each subscription. */
export const CHARGES: readonly Charge[] = SUBSCRIPTIONS.flatMap(({ id }) => [
  charge(id * 10, id, '2016-08-15', '2016-09-14', 'closed'),
  charge(id * 10 + 1, id, '2016-09-15', '2016-10-14', 'opened'),
]);

function charge(
  id: number,
  subscription_id: number,
  operate_from: string,
  operate_to: string,
  status: string,
): Charge {
  return {
    id,
    subscription_id,
    subscription_resource_id: id + 5,
    subscription_resource_name: 'Recurring fee',
    plan_resource_id: 2000300,
    resource_id: 2000012,
    quantity: 1,
    operate_from,
    operate_to,
    status,
    created_at: `${operate_from}T03:00:12.650+03:00`,
    updated_at: `${operate_to}T03:00:12.650+03:00`,
  };
}
