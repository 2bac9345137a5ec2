/**
 * A person who signs in to the customer panel (fact sheet 5.0). The attributes are stored by key,
 * not by name.
 */
export interface User {
  readonly id: number;
  readonly first_name: string;
  /** `""` if the person has no middle name, never null (Q11). */
  readonly middle_name: string;
  readonly last_name: string;
  readonly email: string;
  /** Holds for all accounts; an active person may still be inactive in one account (Q17). */
  readonly status: 'active' | 'inactive';
  readonly attributes: Readonly<Record<string, string>>;
  readonly created_at: string;
  readonly updated_at: string;
}

/**
 * The properties that a create or an update can set (fact sheet 5.3, 5.4). An update sets neither
 * `email` nor `status`.
 */
export type UserChange = Partial<Pick<User, 'first_name' | 'middle_name' | 'last_name'>>;

/** The customer, who owns subscriptions and money (fact sheet 6.0, the 6.0 column). */
export interface Account {
  readonly id: number;
  readonly name: string;
  readonly account_class_id: number;
  readonly account_class: string;
  readonly account_type_id: number;
  readonly account_type: string;
  readonly primary_name: string;
  readonly first_name: string;
  readonly middle_name: string;
  readonly last_name: string;
  /** An ISO 3166-1 alpha-2 code. */
  readonly country: string;
  readonly region: string;
  readonly city: string;
  readonly street: string;
  readonly building: string;
  readonly office: string;
  readonly zip: string;
  readonly phone: string;
  readonly email: string;
  /** In snake_case; the wire may spell it as a phrase (Q9). */
  readonly status: string;
  readonly balance: number;
  readonly credit_limit: number;
  readonly default_payment_model: 'prepay' | 'postpay';
  /** The debt of the postpaid subscriptions. */
  readonly current_debt: number;
  readonly financial_blocking_threshold_use_system: boolean;
  readonly financial_blocking_threshold: number;
  readonly created_at: string;
  readonly updated_at: string;
}

/** The role of a user in an account. It can be written, never read (Q16). */
export interface AccountAccess {
  readonly account_id: number;
  readonly user_id: number;
  readonly role: Role;
}

export type Role = 'owner' | 'admin' | 'user';

/** A subscription of an account (fact sheet 6.2). */
export interface Subscription {
  readonly id: number;
  readonly name: string;
  readonly plan_id: number;
  readonly account_id: number;
  readonly plan_period_id: number;
  readonly trial: boolean;
  /** In snake_case; the wire may spell it as a phrase (Q9). */
  readonly status: string;
  readonly start_date: string;
  readonly expiration_date: string;
  /** Null if no code was used, unlike a middle name (Q11). */
  readonly promo_code: string | null;
  readonly hold_to: string | null;
  readonly payment_model: 'prepay' | 'postpay';
  /** Money is text here, and a number in an account (Q12). */
  readonly payment_model_parameters: {
    readonly credit_limit: string;
    readonly current_debt: string;
  };
  readonly created_at: string;
  readonly updated_at: string;
}

/** The verified properties of fact sheet 6.4; the vendor's page has more. */
export interface Charge {
  readonly id: number;
  readonly subscription_id: number;
  readonly subscription_resource_id: number;
  readonly subscription_resource_name: string;
  readonly plan_resource_id: number;
  readonly resource_id: number;
  readonly quantity: number;
  readonly operate_from: string;
  readonly operate_to: string;
  /** `opened` or `closed`, for `filters[status]` (INFERRED: the values are not documented). */
  readonly status: string;
  readonly created_at: string;
  readonly updated_at: string;
}
