import type { Replicas } from '../../upstream/policies/replicas.ts';

/** A token of a session that was opened by signing in. */
export interface SessionToken {
  readonly value: string;
  /** Milliseconds since 1970. Null if the expiry is unknown: then the next 401 triggers a renewal. */
  readonly renewAt: number | null;
  /** Whether it is part of the configuration and cannot be renewed; false if absent. */
  readonly isConfigured?: boolean;
}

/** The account of a session, at one upstream API. */
export interface SessionAccount {
  readonly url: URL;
  readonly login: string;
  /** The time limit of one sign-in, in ms. */
  readonly signInMs: number;
}

/**
 * The session of one account, which all replicas of the gateway share: some upstreams allow only one session per account,
 * so that replicas which sign in on their own end each other's sessions.
 */
export interface SharedSession {
  /**
   * Returns the shared token. If there is none, if it is to be renewed, or if it is the rejected one, exactly one replica
   * signs in and the others wait for its token. If the replicas cannot reach each other, each signs in on its own.
   *
   * @param rejected the value of the last token that the upstream rejected; undefined if it has rejected none.
   * @throws the error of `signIn`, for the replica that signs in.
   */
  readonly getToken: (
    rejected: string | undefined,
    signIn: () => Promise<SessionToken>,
  ) => Promise<SessionToken>;
}

/** Returns the session of an account. Nothing is sent. */
export type ShareSession = (account: SessionAccount) => SharedSession;

/** What a provider shares with other replicas of the gateway. */
export interface ProviderReplicas extends Replicas {
  readonly shareSession: ShareSession;
}

/** For a gateway without replicas: each session is the process's own. */
export const shareNothing: ShareSession = () => ({
  getToken: (_rejected, signIn) => signIn(),
});
