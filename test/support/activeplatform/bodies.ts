/*
 * Bodies written from the field lists of the fact sheet, sections 5.0, 6.0 and 6.2, in addition to
 * the simulator's responses: the simulator and the gateway could be wrong together. All values are
 * invented.
 */

/** Returns a user with every property. */
export const userBody = (id: number, members: object = {}) => ({
  id,
  first_name: 'Nora',
  middle_name: '',
  last_name: 'Quist',
  email: `person-${id}@quist.example`,
  status: 'active',
  custom_attributes: [],
  created_at: '2017-02-01T09:00:00.000+03:00',
  updated_at: '2017-02-02T09:00:00.000+03:00',
  ...members,
});

/** Returns an account with every property of both versions. */
export const accountBody = (id: number, members: object = {}) => ({
  id,
  name: 'Quist Fishing AB',
  account_class_id: 2,
  account_class: 'Key customers',
  primary_name: 'Quist Fishing Aktiebolag',
  first_name: 'Nora',
  middle_name: '',
  last_name: 'Quist',
  country: 'SE',
  region: 'Skåne',
  city: 'Simrishamn',
  street: 'Hamngatan',
  building: '7',
  office: '2',
  zip: '272 31',
  phone: '+46414555010',
  email: 'kontor@quist.example',
  status: 'administrative hold',
  balance: -12.5,
  credit_limit: 500.0,
  account_type_id: 1,
  account_type: 'Legal entity',
  default_payment_model: 'postpay',
  current_debt: 7310.25,
  financial_blocking_threshold_use_system: true,
  financial_blocking_threshold: 0.0,
  ...members,
});

/** Returns a subscription with every property. */
export const subscriptionBody = (id: number, members: object = {}) => ({
  id,
  plan_id: 2000004,
  account_id: 2000122,
  plan_period_id: 2000041,
  name: 'Backup 500 GB',
  trial: false,
  status: 'Stopping failed',
  start_date: '2016-08-15',
  expiration_date: '2017-08-15',
  promo_code: null,
  created_at: '2016-08-15T12:00:04.511+03:00',
  updated_at: '2016-09-15T03:00:40.030+03:00',
  hold_to: '2016-11-15',
  payment_model: 'postpay',
  payment_model_parameters: { credit_limit: '25000.50', current_debt: '7310.25' },
  ...members,
});

/** Returns bodies with ids from 1: `many(3, userBody)` has the ids 1 to 3. */
export function many<Body>(count: number, body: (id: number) => Body): Body[] {
  return Array.from({ length: count }, (_, index) => body(index + 1));
}
