/** Shows why the schema is missing, with the message of the gateway, and what to do. */
export function SchemaTrouble({ message }: { readonly message: string }) {
  return (
    <div className="schema-trouble" role="alert">
      <p>
        <strong>The schema could not be loaded.</strong> The reason:
      </p>
      <pre>{message}</pre>
      <p>
        Without it there is no documentation, completion or validation; operations can still be
        sent. If the reason is gone, press “Re-fetch GraphQL schema” at the lower left.
      </p>
    </div>
  );
}
