import { type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext } from '@nestjs/graphql';
import { type AccountId, type Locale, type MemberId, type TenantId, capabilityOff, forbidden, suspended, unauthenticated } from '#kernel';

/** A person acting inside one tenant: the member, and what this member may do there. */
export interface Actor {
  readonly id: MemberId;
  readonly accountId: AccountId;
  readonly tenantId: TenantId;
  readonly role: 'OWNER' | 'ADMIN' | 'OPERATOR' | 'MEMBER' | 'GUEST';
  readonly displayName: string;
  readonly permissions: ReadonlySet<string>;
  /** Set while the member is suspended: they read, and do nothing else, until then. */
  readonly suspendedUntil?: Date;
  /** What the tenant has switched on. */
  readonly capabilities: ReadonlySet<string>;
}

/** Who is asking. Made once per request by the gateway's authentication; guards and resolvers only read it. */
export interface Caller {
  readonly account?: { readonly id: AccountId; readonly sessionId: string };
  readonly tenantId?: TenantId;
  readonly actor?: Actor;
  readonly locale: Locale;
  readonly requestId: string;
}

/** What every resolver gets as GraphQL context. */
export interface GraphqlContext {
  readonly caller: Caller;
  readonly http?: { readonly cookies: Readonly<Record<string, string | undefined>>; setCookie(name: string, value: string, maxAgeSeconds: number): void; readonly address: string };
  /** Loaders of this request, made on first use. */
  readonly loaders: Map<object, unknown>;
}

export type Access = { kind: 'public' } | { kind: 'signed-in' } | { kind: 'permission'; permission: string; capability?: string | undefined };

const ACCESS = 'ekkyo:access';

/** Anyone, signed in or not. */
export const Public = (): MethodDecorator => SetMetadata(ACCESS, { kind: 'public' } satisfies Access);
/** Anyone who is signed in; no tenant is needed. */
export const SignedInOnly = (): MethodDecorator => SetMetadata(ACCESS, { kind: 'signed-in' } satisfies Access);
/** Members of the request's tenant who hold this permission there; with a capability, only where the tenant has switched it on. */
export const Allow = (permission: string, { capability }: { capability?: string } = {}): MethodDecorator =>
  SetMetadata(ACCESS, { kind: 'permission', permission, capability } satisfies Access);

export const accessOf = (handler: object): Access | undefined => Reflect.getMetadata(ACCESS, handler) as Access | undefined;

/** Throws unless this caller has this access; for the guard, and again for each event of a subscription. */
export function assertAccess(access: Access | undefined, caller: Caller): void {
  if (!access) throw forbidden(); // an operation that declares nothing is closed
  if (access.kind === 'public') return;
  if (!caller.account) throw unauthenticated();
  if (access.kind === 'signed-in') return;
  if (!caller.actor?.permissions.has(access.permission)) throw caller.actor?.suspendedUntil ? suspended() : forbidden();
  if (access.capability && !caller.actor.capabilities.has(access.capability)) throw capabilityOff();
}

/** Default deny: an operation without a declared access is refused, and the boot check finds it before that. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    if (context.getType<string>() !== 'graphql') return true;
    const access = this.reflector.get<Access | undefined>(ACCESS, context.getHandler());
    assertAccess(access, GqlExecutionContext.create(context).getContext<GraphqlContext>().caller);
    return true;
  }
}
