import type { SimulatedReply } from '../kit/message.ts';

/** What the fact sheet marks INFERRED, or what differs between installations. */
export interface ActivePlatformSwitches {
  /**
   * Below which paths the users, accounts and charges live. All three orders stand in the
   * documentation (Q13), hence the default: `/api/vendor/v1`, `/api/v1/reseller`, `/api/reseller/v1`.
   */
  readonly prefixes: readonly string[];
  /** A missing or wrong `api_token`. Default: 401 `{"error":"Unauthorized"}`; 403 is as likely (Q21). */
  readonly unauthorized: SimulatedReply;
  /** A path or method that the API does not offer. Default: 404 with HTML. */
  readonly unknownRoute: SimulatedReply;
  /** Whether the token's manager may change anything; else 403. Default: true. */
  readonly managerMayWrite: boolean;
  /** Whether an update's attributes join the others by key or take their place. Default: `merge`. */
  readonly customAttributes: 'merge' | 'replace';
  /** The attributes that the operator has defined: key → display name (Q2). */
  readonly attributeNames: Readonly<Record<string, string>>;
  /** What becomes of an attribute with any other key. Default: `refused`, with 422. */
  readonly unknownAttribute: 'refused' | 'ignored';
  /** The password setting of the installation, in characters. 0 accepts everything. Default: 8. */
  readonly minPasswordLength: number;
  /** The status of a missing required parameter. Default: 400, as the framework Grape gives it. */
  readonly missingParameterStatus: 400 | 422;
  /** Which of `page` and `per_page` lists heed: both, one of them or neither (Q6). Default: `honoured`. */
  readonly paging: 'honoured' | 'pageIgnored' | 'perPageIgnored' | 'ignored';
  /** Elements in a page where `per_page` is absent or not heeded. Default: 50. */
  readonly defaultPerPage: number;
  /** What a greater `per_page` is cut to. Default: 100. */
  readonly maxPerPage: number;
  /** How statuses of two words are written (Q9). Default: `snakeCase`, as the examples have it. */
  readonly statusSpelling: 'snakeCase' | 'phrase';
}

/** The suggestions of fact sheet section 4, and our own choice where it makes none. */
export const DEFAULT_SWITCHES: ActivePlatformSwitches = {
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
  paging: 'honoured',
  defaultPerPage: 50,
  maxPerPage: 100,
  statusSpelling: 'snakeCase',
};
