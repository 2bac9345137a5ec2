/**
 * A user as the panel stores it (fact sheet 6.0). A property that is null may be null on the wire.
 */
export interface User {
  readonly id: number;
  readonly identifier: string;
  readonly login: string;
  readonly email: string;
  readonly password: string;
  /** 40 lowercase hexadecimal digits. */
  readonly apiKey: string | null;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly status: 'active' | 'suspended' | 'deleted';
  readonly locale: string;
  /** A zone as Rails names it, null or empty (Q9). */
  readonly time_zone: string | null;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly activated_at: Date | null;
  readonly deleted_at: Date | null;
  /** The time when the panel will suspend the user; null after an immediate suspension. */
  readonly suspend_at: Date | null;
  readonly password_changed_at: Date | null;
  readonly user_group_id: number | null;
  /** The bucket or the billing plan of the user, by the panel's version (Q4). */
  readonly plan_id: number | null;
  readonly role_ids: readonly number[];
  readonly additional_fields: Readonly<Record<string, string>>;
  readonly registered_yubikey: boolean;
  readonly system_theme: string | null;
  readonly used_ip_addresses: readonly string[];
  /** The money owed; negative if the user has paid in advance (Q10). */
  readonly outstanding_amount: number;
  readonly payment_amount: number;
  readonly monthly_price: number;
  readonly discount_due_to_free: number;
}

/** A permission (fact sheet 7). */
export interface Permission {
  readonly id: number;
  /** The same in every panel, unlike the id (Q18). */
  readonly identifier: string;
  readonly label: string;
}

/** A role (fact sheet 7). */
export interface Role {
  readonly id: number;
  readonly label: string;
  /** `admin` and `user` are built in; other roles have 14 random characters (Q18). */
  readonly identifier: string;
  readonly system: boolean;
  readonly template: 'admin_template' | 'user_template';
  /** The identifiers of its permissions. */
  readonly permissions: readonly string[];
}

/** A group of users (fact sheet 8). */
export interface UserGroup {
  readonly id: number;
  readonly label: string;
  readonly identifier: string;
  readonly role_ids: readonly number[];
  readonly bucket_ids: readonly number[];
  /** A map here, not a list (Q3). */
  readonly additional_fields: Readonly<Record<string, string>>;
}

/** A bucket, or a billing plan before 6.0 (fact sheet 8). */
export interface Bucket {
  readonly id: number;
  readonly label: string;
  readonly currency_code: string;
  readonly show_price: boolean | null;
  readonly monthly_price: number;
}

/** A field that an administrator has defined (fact sheet 8). */
export interface AdditionalField {
  readonly id: number;
  readonly name: string;
  readonly default_value: string;
  readonly data_type: 'string' | 'integer';
}

/** A payment (fact sheet 9). */
export interface Payment {
  readonly id: number;
  readonly user_id: number;
  readonly amount: number;
  readonly invoice_number: string | null;
  readonly created_at: Date;
}

/** A monthly bill (fact sheet 9). */
export interface MonthlyBill {
  readonly user_id: number;
  readonly year: number;
  readonly month: number;
  readonly cost: number;
}
