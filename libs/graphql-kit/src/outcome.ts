import { type ArgumentsHost, Catch, type ExceptionFilter, type Type } from '@nestjs/common';
import { Field, GqlArgumentsHost, InterfaceType, createUnionType } from '@nestjs/graphql';
import { Refused, Refusal as RefusalBase } from '#kernel';
import type { GraphqlContext } from './access.js';
import { toGraphqlError } from './errors.js';

/** The API's face of every expected refusal. */
@InterfaceType('Refusal', {
  description: 'An expected refusal: the request was understood and not carried out, and nothing was changed.',
  resolveType: (value: object) => value.constructor.name,
})
export abstract class Refusal extends RefusalBase {
  @Field({ description: "What to tell the person, in the caller's language (Accept-Language)." })
  declare message: string;
  @Field({ description: 'Stable word for programs, e.g. REGISTRATION_CLOSED.' })
  abstract override readonly code: string;
}

/** The result of a mutation: the changed thing first, then each refusal that may come instead. */
export function outcome<const T extends readonly Type[]>(name: string, types: T): InstanceType<T[number]> {
  return createUnionType({
    name,
    description: `What ${name.charAt(0).toLowerCase()}${name.slice(1).replace(/Result$/, '')} answers: the changed thing, or why it was refused.`,
    types: () => types as never,
    resolveType: (value: object) => types.find((type) => value instanceof type)?.name,
  }) as InstanceType<T[number]>;
}

/** At the edge: a refusal becomes a member of the result union, everything else an error with a code. */
@Catch()
export class EdgeFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): unknown {
    if (host.getType<string>() !== 'graphql') throw error;
    const { caller } = GqlArgumentsHost.create(host).getContext<GraphqlContext>();
    if (error instanceof Refused) {
      const { refusal } = error;
      refusal.message = refusal.text()[caller.locale];
      return refusal;
    }
    throw toGraphqlError(error, caller);
  }
}
