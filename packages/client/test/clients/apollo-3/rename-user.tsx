import { useMutation, useSuspenseQuery } from '@apollo/client';
import { describeResult } from './describe-result.ts';
import { UPDATE_USER, USER } from './operations.ts';

export function RenameUser({ id }: { readonly id: string }) {
  const { data } = useSuspenseQuery(USER, { variables: { id } });
  const [updateUser, { data: updated, error }] = useMutation(UPDATE_USER);
  const rename = () => updateUser({ variables: { input: { onApp: { id, firstName: 'Ada' } } } });
  const result = updated?.updateUser;
  return (
    <section>
      <h1>{data?.user?.login}</h1>
      <button type="button" onClick={rename}>
        Rename
      </button>
      <output>{result ? describeResult(result) : error?.message}</output>
    </section>
  );
}
