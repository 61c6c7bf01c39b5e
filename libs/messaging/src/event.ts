import type { z } from 'zod';
import type { EventType, Tx } from '#tenancy';

const declared: EventType<unknown>[] = [];

/**
 * Declares a fact that others may hear. The payload is read by the schema twice, when it is published and when it is
 * heard, so the schema describes plain JSON and changes nothing. It holds ids; names and addresses stay in their tables.
 */
export function defineEvent<S extends z.ZodType>(name: string, schema: S): EventType<z.output<S>> {
  const event: EventType<z.output<S>> = Object.freeze({ name, parse: (payload: unknown) => schema.parse(payload) });
  declared.push(event);
  return event;
}

/** Every fact that this process knows of, heard or not. */
export const declaredEvents = (): readonly EventType<unknown>[] => declared;

export type PayloadOf<E> = E extends EventType<infer T> ? T : never;

/** A fact as it reaches a handler. */
export interface Heard<T> {
  id: string;
  /** Whose context the handler runs in: the publisher's own, or the audience of a shared fact. */
  tenantId: string;
  name: string;
  payload: T;
  createdAt: Date;
  /** Of a shared fact: who published it. */
  ownerTenantId?: string;
  /** The same at every delivery of this event to this handler: what leaves the system carries it, so that it counts once. */
  effectKey: string;
}

/** Does its work in the transaction that also notes it as done, so both happen or neither. */
export type Inside<T> = (tx: Tx, event: Heard<T>) => Promise<void>;
/** Does what no transaction can take back, such as sending a mail; may be called again with the same `effectKey`. */
export type Outside<T> = (event: Heard<T>) => Promise<void>;
