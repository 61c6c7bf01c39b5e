import { type ExecutionArgs, type ExecutionResult, GraphQLError, createSourceEventStream, execute } from 'graphql';
import { type AccountId, type TenantId, forbidden } from '#kernel';
import { type Access, type Actor, type Caller, type GraphqlContext, assertAccess, toGraphqlError } from '#graphql-kit';
import { type TenantContext, runInContext } from '#tenancy';
import type { Listening, Standing } from './standing.js';

type Step = IteratorResult<ExecutionResult, undefined>;
type Results = AsyncIterableIterator<ExecutionResult, undefined>;

/**
 * One subscription of one person in one tenant. Neither the context nor the person's rights outlast a moment by
 * themselves here: subscribing, waiting and each event run in the context, and each event checks anew who asks.
 */
export class LiveOperation implements Listening {
  readonly tenantId: TenantId;
  readonly accountId: AccountId;
  private source: AsyncIterator<unknown> | undefined;
  private unwatch: (() => void) | undefined;
  private refused: GraphQLError | undefined;
  private ended = false;

  constructor(
    private caller: Caller,
    private readonly context: TenantContext,
    private readonly accesses: readonly (Access | undefined)[],
    private readonly standing: Standing,
  ) {
    this.assertMay(caller);
    // A subscription without a tenant could not be watched, and there is none.
    if (!caller.actor) throw forbidden();
    this.tenantId = caller.actor.tenantId;
    this.accountId = caller.actor.accountId;
  }

  contextValue(): GraphqlContext {
    return { caller: this.caller, loaders: new Map() };
  }

  async open(args: ExecutionArgs): Promise<Results | ExecutionResult> {
    const source = await runInContext(this.context, () => createSourceEventStream(args));
    if (!(Symbol.asyncIterator in source)) return this.presentable(source);
    this.source = source[Symbol.asyncIterator]();
    this.unwatch = this.standing.watchMember(this);
    const results: Results = {
      next: () => runInContext(this.context, () => this.next(args)),
      return: async () => {
        this.end();
        return Promise.resolve({ done: true, value: undefined });
      },
      [Symbol.asyncIterator]: () => results,
    };
    return results;
  }

  standsAs(actor: Actor | undefined): void {
    const caller: Caller = { ...this.caller, actor };
    try {
      this.assertMay(caller);
      this.caller = caller;
    } catch (error) {
      this.refused = toGraphqlError(error, this.caller);
      this.end();
    }
  }

  end(): void {
    if (this.ended) return;
    this.ended = true;
    this.unwatch?.();
    void this.source?.return?.(); // what waits for the next event is let go
  }

  private async next(args: ExecutionArgs): Promise<Step> {
    try {
      const event = await this.source!.next();
      if (!event.done) await this.standing.fresh();
      if (this.refused) throw this.refused;
      if (event.done || this.ended) {
        this.end();
        return { done: true, value: undefined };
      }
      this.assertMay(this.caller);
      return { done: false, value: this.presentable(await execute({ ...args, rootValue: event.value, contextValue: this.contextValue() })) };
    } catch (error) {
      this.end();
      throw toGraphqlError(error, this.caller);
    }
  }

  /** Errors of the execution with one of Ekkyo's codes, and nothing internal. */
  private presentable({ errors, ...result }: ExecutionResult): ExecutionResult {
    if (!errors) return result;
    return {
      ...result,
      errors: errors.map((error) => {
        const { message, extensions } = toGraphqlError(error.extensions.requestId ? error : (error.originalError ?? error), this.caller);
        return new GraphQLError(message, { path: error.path, extensions });
      }),
    };
  }

  private assertMay(caller: Caller): void {
    if (this.accesses.length === 0) throw forbidden();
    for (const access of this.accesses) assertAccess(access, caller);
  }
}
