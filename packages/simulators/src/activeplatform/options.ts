import type { SimulatedResponse } from '../core/message.ts';

/** The behaviour that the fact sheet marks INFERRED, or that differs between installations. */
export interface ActivePlatformOptions {
  /**
   * The paths below which users, accounts and charges are served. All three orders are in the
   * documentation (Q13), hence the default: `/api/vendor/v1`, `/api/v1/reseller`,
   * `/api/reseller/v1`.
   */
  readonly prefixes: readonly string[];
  /**
   * The response to a missing or wrong `api_token`. Default: 401 `{"error":"Unauthorized"}`; 403 is
   * as likely (Q21).
   */
  readonly unauthorized: SimulatedResponse;
  /** The response to a path or method that the API does not offer. Default: 404 with HTML. */
  readonly unknownRoute: SimulatedResponse;
  /** Whether the token's manager may change anything; if not, writes get 403. Default: true. */
  readonly managerMayWrite: boolean;
  /**
   * Whether an update's attributes are merged into the others by key or replace them. Default:
   * `merge`.
   */
  readonly customAttributes: 'merge' | 'replace';
  /** The attributes that the operator has defined: key → display name (Q2). */
  readonly attributeNames: Readonly<Record<string, string>>;
  /** The handling of an attribute with any other key. Default: `refused`, with 422. */
  readonly unknownAttribute: 'refused' | 'ignored';
  /** The password setting of the installation, in characters. 0 accepts everything. Default: 8. */
  readonly minPasswordLength: number;
  /**
   * The status of the response if a required parameter is missing. Default: 400, as in the
   * framework Grape.
   */
  readonly missingParameterStatus: 400 | 422;
  /**
   * The formats of bodies that are read (Q5). Any other content type gets 415. Default: `both`.
   */
  readonly bodyFormat: 'both' | 'json' | 'form';
  /**
   * The status of errors, of which the pages state none (fact sheet 4). Default: `inferred`, one
   * for each kind of error; with 200, all errors after the token have this status.
   */
  readonly errorStatus: 'inferred' | 200;
  /**
   * Which of `page` and `per_page` lists honour: both, one of them or neither (Q6). Default:
   * `honoured`.
   */
  readonly paging: 'honoured' | 'pageIgnored' | 'perPageIgnored' | 'ignored';
  /** The number of elements in a page if `per_page` is absent or ignored. Default: 50. */
  readonly defaultPerPage: number;
  /** The maximum to which a greater `per_page` is reduced. Default: 100. */
  readonly maxPerPage: number;
  /** The spelling of statuses of two words (Q9). Default: `snakeCase`, as in the examples. */
  readonly statusSpelling: 'snakeCase' | 'phrase';
}

/** The suggestions of fact sheet section 4, and our own choice if it has no suggestion. */
export const DEFAULT_OPTIONS: ActivePlatformOptions = {
  prefixes: ['/api/vendor/v1', '/api/v1/reseller', '/api/reseller/v1'],
  unauthorized: {
    status: 401,
    headers: { 'content-type': 'application/json' },
    body: '{"error":"Unauthorized"}',
  },
  unknownRoute: {
    status: 404,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: '<html><body><h1>404 Not Found</h1></body></html>',
  },
  managerMayWrite: true,
  customAttributes: 'merge',
  attributeNames: { age: 'Age', department: 'Department', contract_number: 'Contract number' },
  unknownAttribute: 'refused',
  minPasswordLength: 8,
  missingParameterStatus: 400,
  bodyFormat: 'both',
  errorStatus: 'inferred',
  paging: 'honoured',
  defaultPerPage: 50,
  maxPerPage: 100,
  statusSpelling: 'snakeCase',
};
