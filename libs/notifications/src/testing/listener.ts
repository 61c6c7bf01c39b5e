import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import type { Client, World } from '../../../../test/support/world.js';
import { eventually } from './worker.js';

export const RECEIVED = 'subscription { notificationReceived { unreadCount notification { id kind text isRead subjectId actor { displayName } partner { slug } } } }';

export interface Heard {
  unreadCount: number;
  notification: { id: string; kind: string; text: string; isRead: boolean; subjectId: string | null; actor: { displayName: string } | null; partner: { slug: string } | null };
}

/** One subscription over a socket of its own, as a browser would hold it. */
export interface Listener {
  readonly heard: Heard[];
  readonly texts: string[];
  /** GraphQL errors, or the event with which the socket closed. */
  readonly errors: unknown[];
  readonly closed: { code: number; reason: string }[];
  readonly completed: boolean;
  /** Waits until it has heard this many. */
  hears(count: number): Promise<Heard[]>;
  stop(): Promise<void>;
}

export interface ListenOptions {
  tenant?: string | undefined;
  query?: string;
  variables?: Record<string, unknown>;
  token?: string | undefined;
  locale?: string;
  headers?: Record<string, string>;
}

export const socketUrl = (world: World): string => `${world.url.replace('http', 'ws')}/graphql`;

export async function listen(world: World, client: Client, options: ListenOptions): Promise<Listener> {
  class Socket extends WebSocket {
    constructor(url: string, protocols: string) {
      super(url, protocols, { headers: options.headers ?? {} });
    }
  }
  const heard: Heard[] = [];
  const errors: unknown[] = [];
  const closed: { code: number; reason: string }[] = [];
  let completed = false;
  let connected = false;
  const socket = createClient({
    url: socketUrl(world),
    webSocketImpl: Socket,
    retryAttempts: 0,
    lazy: true,
    connectionParams: { accessToken: 'token' in options ? options.token : client.accessToken, acceptLanguage: options.locale ?? 'ja' },
    on: { connected: () => (connected = true), closed: (event) => closed.push(event as { code: number; reason: string }) },
  });
  const stop = socket.subscribe<Record<string, unknown>>(
    { query: options.query ?? RECEIVED, variables: options.variables ?? {}, extensions: { tenant: options.tenant } },
    {
      next: ({ data, errors: failed }) => {
        if (failed) errors.push(...failed);
        // A subscription has one field; whoever listens to another one knows what it holds.
        if (data) heard.push(Object.values(data)[0] as Heard);
      },
      error: (error) => errors.push(...(Array.isArray(error) ? error : [error])),
      complete: () => (completed = true),
    },
  );
  await eventually(() => connected || errors.length > 0);
  return {
    heard,
    errors,
    closed,
    get texts() {
      return heard.map((h) => h.notification.text);
    },
    get completed() {
      return completed;
    },
    hears: async (count) => {
      await eventually(() => heard.length >= count || errors.length > 0);
      return heard;
    },
    stop: async () => {
      stop();
      await socket.dispose();
    },
  };
}
