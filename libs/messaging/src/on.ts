import type { EventType } from '#tenancy';
import type { Inside, Outside } from './event.js';

export const DOORS = ['tenant', 'matching'] as const;
export type HandlerDoor = (typeof DOORS)[number];

interface Common {
  /** Stable and unique, such as `notifications.member_registered`: it is stored with every event that was handled. */
  handler: string;
  /** Whose rights the handler has; the tenant's by default. */
  door?: HandlerDoor;
}
export interface InsideOptions extends Common {
  outside?: false;
}
export interface OutsideOptions extends Common {
  outside: true;
}

export interface Declaration {
  event: EventType<unknown>;
  method: string;
  handler: string;
  door: HandlerDoor;
  outside: boolean;
}

type HandlerMethod<F> = <M extends F>(target: object, method: string, descriptor: TypedPropertyDescriptor<M>) => void;

const declarations = new WeakMap<object, Declaration[]>();

/** Makes a method of a provider hear an event. Several methods, of several modules, may hear the same one. */
export function On<T>(event: EventType<T>, options: InsideOptions): HandlerMethod<Inside<T>>;
export function On<T>(event: EventType<T>, options: OutsideOptions): HandlerMethod<Outside<T>>;
export function On<T>(event: EventType<T>, options: InsideOptions | OutsideOptions): HandlerMethod<Inside<T>> | HandlerMethod<Outside<T>> {
  return (target: object, method: string) => {
    const declaration: Declaration = { event, method, handler: options.handler, door: options.door ?? 'tenant', outside: options.outside ?? false };
    declarations.set(target, [...(declarations.get(target) ?? []), declaration]);
  };
}

/** What a class and its ancestors hear. */
export function declarationsOf(prototype: object | null): Declaration[] {
  if (!prototype || prototype === Object.prototype) return [];
  return [...(declarations.get(prototype) ?? []), ...declarationsOf(Object.getPrototypeOf(prototype) as object | null)];
}
