import { ReadUserDocument, type ReadUserQuery } from '../src/generated/documents.ts';
import {
  mayHaveBeenWritten,
  type RosterClient,
  toFieldErrors,
  toFormErrors,
  type UpdateResult,
  type UpdateUserInput,
} from '../src/main.ts';

/** Returns one line for the head of a support screen. */
export async function describeUser({ execute }: RosterClient, id: string): Promise<string> {
  const { user } = (await execute(ReadUserDocument, { id })).data;
  return user === null ? 'nobody' : `${user.name ?? user.login} ${detailOf(user)}`;
}

/** Returns details of a user. `__typename` distinguishes the types of the schema, each with its own fields. */
function detailOf(user: NonNullable<ReadUserQuery['user']>): string {
  switch (user.__typename) {
    case 'VmsUser':
      return `with ${user.permissions?.length ?? 0} permissions`;
    case 'ActivePlatformUser':
      return `<${user.email}> ${user.customAttributes?.length ?? 0}`;
    case 'OnAppUser':
      return `called ${user.firstName}`;
    default:
      return 'of a kind that this screen does not know';
  }
}

/** The fields that the form shows. */
const FORM_FIELDS = ['firstName', 'lastName', 'email', 'password'];

/** The result of a sent form: messages for its fields, and for the whole form. */
export type FormState =
  | { readonly kind: 'saved'; readonly name: string | null | undefined }
  | {
      readonly kind: 'refused';
      readonly byField: Readonly<Record<string, string>>;
      readonly above: readonly string[];
    }
  | { readonly kind: 'failed'; readonly message: string; readonly mayHaveHappened: boolean };

/** Returns the state of a form. A refusal is narrowed to its type: only that type has `issues`. */
export async function saveUser(client: RosterClient, input: UpdateUserInput): Promise<FormState> {
  return toFormState(await client.updateUser(input));
}

function toFormState(result: UpdateResult): FormState {
  switch (result.__typename) {
    case 'UserUpdated':
      return { kind: 'saved', name: result.user?.name };
    case 'ValidationProblem':
      return {
        kind: 'refused',
        byField: toFieldErrors(result, 'flat', FORM_FIELDS),
        above: toFormErrors(result, FORM_FIELDS),
      };
    default:
      return {
        kind: 'failed',
        message: toFormErrors(result).join(),
        mayHaveHappened: mayHaveBeenWritten(result),
      };
  }
}

/** Inputs that must not compile. `tsc` fails if one of them does. */
export const MISTAKES: readonly UpdateUserInput[] = [
  // @ts-expect-error Two branches in one input.
  {
    onApp: { id: 'onapp/user/12', email: 'a@b.example' },
    vmsAdmin: { id: 'vms/user/5', permissions: { ids: [] } },
  },
  // @ts-expect-error No branch at all.
  {},
  // @ts-expect-error A field that the branch does not have.
  { activePlatform: { id: 'activeplatform/user/1', email: 'a@b.example' } },
  // @ts-expect-error Both ways to name permissions at once.
  { vmsAdmin: { id: 'vms/user/5', permissions: { ids: ['9'], names: ['layouts-store'] } } },
  // @ts-expect-error A status that OnApp does not take in an update.
  { onApp: { id: 'onapp/user/12', status: 'SUSPENDED' } },
];
