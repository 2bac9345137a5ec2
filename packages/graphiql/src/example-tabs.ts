import { FIND_PERSON, PAGE_THROUGH_USERS } from './example-lists.ts';
import { READ_EVERYWHERE, READ_VMS_USER } from './example-reads.ts';
import { REFUSAL } from './example-refusal.ts';
import {
  UPDATE_THROUGH_ACTIVE_PLATFORM,
  UPDATE_THROUGH_ON_APP,
  UPDATE_THROUGH_VMS_ADMIN,
  UPDATE_THROUGH_VMS_BILLING,
} from './example-updates.ts';

/** An operation that a new user can send unchanged to the embedded simulators. */
export interface ExampleTab {
  /** The name of its operation is the title of the tab. */
  readonly query: string;
  /** The variables as JSON. Passwords are here and never in the query. */
  readonly variables?: string;
}

/** The tabs of a first visit. */
export const EXAMPLE_TABS: readonly ExampleTab[] = [
  READ_VMS_USER,
  withVariables(UPDATE_THROUGH_VMS_BILLING),
  withVariables(UPDATE_THROUGH_VMS_ADMIN),
  withVariables(UPDATE_THROUGH_ACTIVE_PLATFORM),
  withVariables(UPDATE_THROUGH_ON_APP),
  withVariables(REFUSAL),
  withVariables(READ_EVERYWHERE),
  withVariables(FIND_PERSON),
  withVariables(PAGE_THROUGH_USERS),
];

function withVariables(example: { readonly query: string; readonly variables: object }) {
  return { query: example.query, variables: JSON.stringify(example.variables, null, 2) };
}
