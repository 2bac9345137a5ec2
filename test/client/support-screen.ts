import {
  ReadUserDocument,
  type ReadUserQuery,
  type TypedDocumentString,
  UpdateUserDocument,
  type UpdateUserInput,
  type UpdateUserMutation,
} from '../../src/generated/client-operations.ts';

/** Runs a generated operation, as any front end can. */
export async function execute<Result, Variables>(
  url: string,
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: document.toString(), variables }),
  });
  // The response has the form of the document, from which the types are generated.
  const body = (await response.json()) as {
    readonly data: Result;
    readonly errors?: readonly { readonly message: string }[];
  };
  if (body.errors !== undefined) throw new Error(body.errors[0]?.message);
  return body.data;
}

/** Returns one line for the head of a support screen. */
export async function describeUser(url: string, id: string): Promise<string> {
  const { user } = await execute(url, ReadUserDocument, { id });
  return user === null ? 'nobody' : `${user.name ?? user.login} ${detailOf(user)}`;
}

/** Returns details of a user. `__typename` distinguishes the types of the schema, each with its own fields. */
function detailOf(user: NonNullable<ReadUserQuery['user']>): string {
  switch (user.__typename) {
    case 'VmsUser':
      return `with ${user.cameras?.length ?? 0} cameras`;
    case 'ActivePlatformUser':
      return `<${user.email}>`;
    case 'OnAppUser':
      return `in the roles ${user.roles?.map(({ label }) => label).join(', ')}`;
    default:
      return 'of a kind that this screen does not know';
  }
}

/** The result of a sent form: a message for each of its fields, or one for the whole form. */
export type FormState =
  | { readonly kind: 'saved'; readonly name: string | null }
  | { readonly kind: 'refused'; readonly byField: Readonly<Record<string, string>> }
  | { readonly kind: 'failed'; readonly message: string; readonly mayHaveHappened: boolean };

export async function saveUser(url: string, input: UpdateUserInput): Promise<FormState> {
  const { updateUser } = await execute(url, UpdateUserDocument, { input });
  if (updateUser === null) throw new Error('Without an error there is a result.');
  return toFormState(updateUser);
}

/** Returns the state of a form. A refusal is narrowed to its type: only that type has `issues`. */
function toFormState(result: NonNullable<UpdateUserMutation['updateUser']>): FormState {
  switch (result.__typename) {
    case 'UserUpdated':
      return { kind: 'saved', name: result.user?.name ?? null };
    case 'ValidationProblem':
      return {
        kind: 'refused',
        byField: Object.fromEntries(
          result.issues.map(({ path, message }) => [path?.slice(2).join('.') ?? '', message]),
        ),
      };
    default:
      return {
        kind: 'failed',
        message: result.message,
        mayHaveHappened: result.write !== 'NOT_APPLIED',
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
  // @ts-expect-error A status that the VMS does not have.
  { vmsBilling: { login: 'test@mail.com', status: 'SUSPENDED' } },
];
