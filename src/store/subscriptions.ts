import type { RedisClientType } from '@redis/client';
import type { StoreSubscriber } from './store.ts';

/** What is used of a connection that is subscribed to channels. */
type Connection = Pick<
  RedisClientType,
  'on' | 'connect' | 'destroy' | 'subscribe' | 'unsubscribe' | 'isReady'
>;

interface Channel {
  readonly subscribers: Set<StoreSubscriber>;
  /** Passed to the connection each time it is ready, which knows it by its identity. */
  readonly listener: (message: string) => void;
}

/**
 * The channels of a server to which this process is subscribed. They have a connection of their own, which is opened for
 * the first one: a connection with subscriptions takes no other commands.
 */
export class Subscriptions {
  readonly #connect: () => Connection;
  readonly #channels = new Map<string, Channel>();
  #connection: Connection | undefined;

  /** @param connect creates a connection that is still to be opened, and that connects again when it is lost. */
  constructor(connect: () => Connection) {
    this.#connect = connect;
  }

  /** @returns a function that ends the subscription. */
  add(name: string, subscriber: StoreSubscriber): () => void {
    const connection = this.#open();
    const channel = this.#channels.get(name) ?? createChannel();
    channel.subscribers.add(subscriber);
    if (!this.#channels.has(name)) {
      this.#channels.set(name, channel);
      if (connection.isReady) subscribe(connection, name, channel);
    }
    return () => {
      channel.subscribers.delete(subscriber);
      if (channel.subscribers.size > 0 || this.#channels.get(name) !== channel) return;
      this.#channels.delete(name);
      connection.unsubscribe(name, channel.listener).catch(() => {});
    };
  }

  close(): void {
    this.#channels.clear();
    this.#connection?.destroy();
  }

  #open(): Connection {
    if (this.#connection !== undefined) return this.#connection;
    const connection = this.#connect();
    this.#connection = connection;
    // Errors are not logged, because they may contain the address; the connection for commands reports the state.
    connection
      .on('error', () => {})
      .on('ready', () => {
        for (const [name, channel] of this.#channels) subscribe(connection, name, channel);
      });
    connection.connect().catch(() => {});
    return connection;
  }
}

function createChannel(): Channel {
  const subscribers = new Set<StoreSubscriber>();
  return {
    subscribers,
    listener: (message) => {
      for (const { onMessage } of subscribers) onMessage(message);
    },
  };
}

/** Messages that were sent before the server confirms the subscription are missed. */
function subscribe(connection: Connection, name: string, channel: Channel): void {
  connection
    .subscribe(name, channel.listener)
    .then(() => {
      for (const { onGap } of channel.subscribers) onGap();
    })
    // The connection was lost again, and will be ready again.
    .catch(() => {});
}
