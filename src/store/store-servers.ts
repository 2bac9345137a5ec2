import type { StoreSettings } from '../config/store-settings.ts';

/** The host and the port of a server. */
export interface StoreNode {
  readonly host: string;
  readonly port: number;
}

/** How a user of the servers signs in. */
interface Credentials {
  readonly username?: string | undefined;
  readonly password?: string | undefined;
}

/** The files of TLS, as PEM. */
export interface StoreTls {
  /** The trusted authorities; if absent, those of Node. */
  readonly ca?: string | undefined;
  /** The client certificate. */
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
}

/** Servers that Sentinels watch. */
export interface SentinelServers extends Credentials {
  readonly kind: 'sentinel';
  /** The name of the master. */
  readonly name: string;
  readonly sentinels: readonly StoreNode[];
  readonly sentinelCredentials: Credentials;
  readonly database: number;
  /** Undefined: connections are not encrypted. */
  readonly tls: StoreTls | undefined;
}

/** The nodes of a cluster. */
export interface ClusterServers extends Credentials {
  readonly kind: 'cluster';
  readonly nodes: readonly StoreNode[];
  /** Undefined: connections are not encrypted. */
  readonly tls: StoreTls | undefined;
}

/** One server. */
export interface SingleServer {
  readonly kind: 'server';
  /** It may contain a password. */
  readonly url: string;
  readonly tls: StoreTls | undefined;
}

/** The servers of a store, with what is needed to connect to them. */
export type StoreServers = SingleServer | SentinelServers | ClusterServers;

/** Returns a server that is named by its URL only. */
export const toSingleServer = (url: string, tls: StoreTls = {}): SingleServer => ({
  kind: 'server',
  url,
  tls: url.startsWith('rediss:') ? tls : undefined,
});

/** Returns the servers of the settings, of which exactly one kind is set. */
export function toServers(settings: StoreSettings): StoreServers {
  const { url, sentinel, cluster, caFile, certFile, keyFile } = settings;
  const files: StoreTls = {
    ca: caFile,
    cert: certFile?.text,
    key: keyFile?.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
  if (sentinel !== undefined) {
    return {
      kind: 'sentinel',
      name: sentinel.name,
      sentinels: sentinel.nodes,
      sentinelCredentials: {
        username: sentinel.sentinelUsername,
        password: sentinel.sentinelPassword?.reveal(),
      },
      database: sentinel.database,
      username: sentinel.username,
      password: sentinel.password?.reveal(),
      tls: sentinel.tls ? files : undefined,
    };
  }
  if (cluster !== undefined) {
    return {
      kind: 'cluster',
      nodes: cluster.nodes,
      username: cluster.username,
      password: cluster.password?.reveal(),
      tls: cluster.tls ? files : undefined,
    };
  }
  return toSingleServer(url?.reveal() ?? '', files);
}
