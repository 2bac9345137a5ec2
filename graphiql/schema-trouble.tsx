/** Why there is no schema, in the gateway's words, and what still can be done. */
export function SchemaTrouble({ said }: { readonly said: string }) {
  return (
    <div className="schema-trouble" role="alert">
      <p>
        <strong>The gateway did not tell its schema.</strong> It said:
      </p>
      <pre>{said}</pre>
      <p>
        There is no documentation, completion or check without it; operations can be sent all the
        same. If the gateway asks for a key or a token, write it under “Headers” as a JSON object,
        then press “Re-fetch GraphQL schema” at the lower left.
      </p>
    </div>
  );
}
