import type { User } from './records.ts';

/** The credentials that `runOnAppSimulator` returns: made up, and worthless anywhere else. */
export const CALLER = {
  username: 'gateway',
  password: 'gateway-demo-password',
  email: 'gateway@example.net',
  apiKey: '5e1f0c2b9a7d4e38861fbb02c4d97a31e06d5f48',
} as const;

/** The properties that most of these users have in common. */
const CUSTOMER = {
  apiKey: null,
  status: 'active',
  locale: 'en',
  time_zone: 'Kyiv',
  deleted_at: null,
  suspend_at: null,
  user_group_id: 1,
  plan_id: 1,
  role_ids: [2],
  additional_fields: {},
  registered_yubikey: false,
  system_theme: null,
  used_ip_addresses: [],
  outstanding_amount: 0,
  payment_amount: 0,
  monthly_price: 0,
  discount_due_to_free: 0,
} as const;

/**
 * The users of a new simulator, all invented. User 12 is the user of the printed update requests.
 */
export const PEOPLE: readonly User[] = [
  person(1, 'admin', 'admin@example.net', 'Panel', 'Administrator', {
    role_ids: [1],
    user_group_id: 4,
    system_theme: 'dark',
    registered_yubikey: true,
  }),
  person(2, CALLER.username, CALLER.email, 'Gateway', 'Service', {
    password: CALLER.password,
    apiKey: CALLER.apiKey,
    role_ids: [1],
    user_group_id: 4,
    time_zone: 'UTC',
  }),
  person(3, 'support', 'support@example.net', 'Second', 'Line', {
    role_ids: [7],
    user_group_id: 4,
    apiKey: 'a90c33be71f24d5581e6d07f3b2c8e4419d0f6a7',
  }),
  person(12, 'john.doe', 'john.dooe@activeplatfrom.com', 'John', 'Doe', {
    additional_fields: { contract: 'DC-2016/007' },
    used_ip_addresses: ['192.0.2.14', '192.0.2.15'],
    outstanding_amount: 117.25,
    payment_amount: 1000,
    monthly_price: 29.9,
    discount_due_to_free: 3.5,
  }),
  person(13, 'jane.doe', 'jane.doe@doe-consulting.example', 'Jane', 'Doe', {
    outstanding_amount: -250.5,
    payment_amount: 500,
  }),
  person(17, 'tess', 'test@mail.com', 'Tess', 'Marlow', { locale: 'en-GB' }),
  person(21, 'oleg.brandt', 'oleg.brandt@brandt-dental.example', 'Oleg', 'Brandt', {
    role_ids: [2, 9],
    suspend_at: new Date('2031-01-01T00:00:00Z'),
    time_zone: 'Berlin',
    payment_amount: 212.07,
  }),
  person(24, 'ingrid', 'ingrid.solheim@fjordcam.example', 'Ingrid', 'Solheim', {
    user_group_id: 36,
    plan_id: 2,
    additional_fields: { cost_centre: '4711', contract: 'FJ-9' },
    used_ip_addresses: ['198.51.100.7'],
    outstanding_amount: 7310.25,
    payment_amount: 18200,
    monthly_price: 499.5,
  }),
  person(25, 'lucia.ferrer', 'lucia.ferrer@fjordcam.example', 'Lucía', 'Ferrer', {
    user_group_id: 36,
    plan_id: 2,
    time_zone: 'Madrid',
  }),
  person(31, 'hruska', 'pavel.hruska@hruska-logistics.example', 'Pavel', 'Hruška', {
    status: 'suspended',
    outstanding_amount: 64.9,
  }),
  person(33, 'amina', 'amina.diallo@sahelnet.example', 'Amina', 'Diallo', { time_zone: '' }),
  person(38, 'wei-chen', 'wei.chen@lotus-clinic.example', 'Wei', 'Chen', {
    plan_id: 2,
    outstanding_amount: 2.3e28,
  }),
  person(40, 'yanka', 'yanka.kupryian@mail.example', 'Янка', null, {
    time_zone: null,
    user_group_id: null,
    plan_id: null,
    role_ids: [],
    activated_at: null,
    password_changed_at: null,
    system_theme: '',
  }),
  person(44, 'v-lang', 'viktor.lang@lang-und-sohn.example', 'Viktor', 'Lang', {
    status: 'deleted',
    deleted_at: new Date('2023-05-30T08:00:00Z'),
  }),
  person(47, 'tom@ohara', 'tom.ohara@brandt-dental.example', 'Tom', "O'Hara & Sons <IT>", {
    additional_fields: { additional_field_name: 'a "quoted" value' },
  }),
];

function person(
  id: number,
  login: string,
  email: string,
  first_name: string,
  last_name: string | null,
  rest: Partial<User> = {},
): User {
  const created_at = new Date(Date.UTC(2019, id % 12, (id % 27) + 1, 9, 12, id));
  return {
    ...CUSTOMER,
    id,
    identifier: `${id}u4k9w0zq7m2xtb`.slice(0, 14),
    login,
    email,
    password: `demo-password-${id}`,
    first_name,
    last_name,
    created_at,
    updated_at: new Date(created_at.getTime() + 86_400_000),
    activated_at: created_at,
    password_changed_at: created_at,
    ...rest,
  };
}
