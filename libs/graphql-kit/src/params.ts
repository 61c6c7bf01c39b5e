import { type ExecutionContext, createParamDecorator } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import { forbidden, unauthenticated } from '#kernel';
import type { Actor, Caller, GraphqlContext } from './access.js';

const contextOf = (context: ExecutionContext): GraphqlContext => GqlExecutionContext.create(context).getContext();

/** The member who asks, in the request's tenant. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = contextOf(context).caller;
  if (!actor) throw forbidden();
  return actor;
});

/** The signed-in account. */
export const CurrentAccount = createParamDecorator((_: unknown, context: ExecutionContext): NonNullable<Caller['account']> => {
  const { account } = contextOf(context).caller;
  if (!account) throw unauthenticated();
  return account;
});

export const CurrentCaller = createParamDecorator((_: unknown, context: ExecutionContext): Caller => contextOf(context).caller);
