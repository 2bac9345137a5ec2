import { RedisLink } from './redis-link.ts';
import type { StoreSubscriber } from './store.ts';

/** What is used of a connection that is subscribed to channels. */
interface Connection {
  readonly subscribe: (name: string, listener: (message: string) => void) => Promise<void>;
  readonly unsubscribe: (name: string, listener: (message: string) => void) => Promise<void>;
  readonly destroy: () => void;
}

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
  readonly #open: (onLost: (error: unknown) => void) => Promise<Connection>;
  readonly #channels = new Map<string, Channel>();
  #link: RedisLink<Connection> | undefined;

  /** @param open opens a connection, and another one each time it is lost. */
  constructor(open: (onLost: (error: unknown) => void) => Promise<Connection>) {
    this.#open = open;
  }

  /** @returns a function that ends the subscription. */
  add(name: string, subscriber: StoreSubscriber): () => void {
    const link = this.#connect();
    const channel = this.#channels.get(name) ?? createChannel();
    channel.subscribers.add(subscriber);
    if (!this.#channels.has(name)) {
      this.#channels.set(name, channel);
      if (link.current !== undefined) subscribe(link.current, name, channel);
    }
    return () => {
      channel.subscribers.delete(subscriber);
      if (channel.subscribers.size > 0 || this.#channels.get(name) !== channel) return;
      this.#channels.delete(name);
      link.current?.unsubscribe(name, channel.listener).catch(() => {});
    };
  }

  close(): void {
    this.#channels.clear();
    this.#link?.close();
  }

  #connect(): RedisLink<Connection> {
    this.#link ??= new RedisLink({
      open: this.#open,
      onUp: (connection) => {
        for (const [name, channel] of this.#channels) subscribe(connection, name, channel);
      },
      // The connection for commands reports the state.
      onDown: () => {},
    });
    return this.#link;
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
    // The connection was lost again, and will be replaced.
    .catch(() => {});
}
