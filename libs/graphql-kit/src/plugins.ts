import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import { type DocumentNode, GraphQLError, type GraphQLSchema, OperationTypeNode } from 'graphql';
import type { GraphqlContext } from './access.js';
import { isGraphqlReason, reportInternalError, toGraphqlError } from './errors.js';
import { LIMITS, costOf } from './limits.js';

/** Refuses what costs too much before it runs, and says the cost in `extensions.cost`. */
export const costPlugin = (maxKept = 1_000): ApolloServerPlugin<GraphqlContext> => {
  // The same query with the same variables costs the same: a client's pages are counted once. What mutations bring along is not kept.
  const counted = new Map<string, number>();
  const remember = (key: string, cost: number): void => {
    if (counted.size >= maxKept) counted.delete(counted.keys().next().value as string);
    counted.set(key, cost);
  };
  return {
    async requestDidStart() {
      let cost = 0;
      return {
        async didResolveOperation({ schema, document, queryHash, request, operationName, operation }) {
          if (!operation || operation.selectionSet.selections.every((s) => 'name' in s && s.name.value.startsWith('__'))) return;
          const key = `${queryHash}:${operationName ?? ''}:${JSON.stringify(request.variables ?? {})}`;
          const known = counted.get(key);
          cost = known ?? safely(() => costOf(schema, document, operationName ?? undefined, request.variables ?? {}));
          if (known === undefined && operation.operation === OperationTypeNode.QUERY && key.length < 1_000) remember(key, cost);
          if (cost > LIMITS.cost) {
            throw new GraphQLError(`This operation costs ${cost}, at most ${LIMITS.cost} are allowed.`, {
              extensions: { code: 'INVALID_INPUT', reason: 'TOO_EXPENSIVE', cost: { requested: cost, limit: LIMITS.cost }, http: BAD_REQUEST },
            });
          }
        },
        async willSendResponse({ response }) {
          if (response.body.kind !== 'single' || cost === 0) return;
          response.body.singleResult.extensions = { ...response.body.singleResult.extensions, cost: { requested: cost, limit: LIMITS.cost } };
        },
      };
    },
  };
};

/** Apollo takes an error before execution for its own failure (500) unless it says otherwise. */
const BAD_REQUEST = { status: 400 };

/** Counting reads the variables first, and says so when they do not fit their types. */
function safely(count: () => number): number {
  try {
    return count();
  } catch (error) {
    throw new GraphQLError(error instanceof Error ? error.message : 'The variables do not fit.', { extensions: { code: 'BAD_USER_INPUT', http: BAD_REQUEST } });
  }
}

/**
 * Runs queries through code generated for their document, which is kept for the next time. What cannot be compiled is
 * run by GraphQL itself. Mutations are compiled as well: their fields still run one after another.
 */
export function compiledQueries(maxDocuments = 500): ApolloServerPlugin<GraphqlContext> {
  const compiled = new Map<string, CompiledQuery | undefined>();
  return {
    async requestDidStart() {
      return {
        async responseForOperation({ schema, document, queryHash, operationName, request, contextValue, operation }) {
          if (operation?.operation === OperationTypeNode.SUBSCRIPTION) return null;
          const key = `${queryHash}:${operationName ?? ''}`;
          if (!compiled.has(key)) {
            if (compiled.size >= maxDocuments) compiled.delete(compiled.keys().next().value as string);
            compiled.set(key, compile(schema, document, operationName));
          }
          const query = compiled.get(key);
          if (!query) return null;
          const result = await query.query({}, contextValue, request.variables ?? {});
          // Apollo formats the errors of its own execution only.
          const errors = result.errors?.map((e) => presentable(e, contextValue));
          return { http: { status: undefined, headers: new HeaderMap() }, body: { kind: 'single', singleResult: { ...result, ...(errors ? { errors: errors as never } : {}) } } };
        },
      };
    },
  };
}

function compile(schema: GraphQLSchema, document: DocumentNode, operationName: string | null | undefined): CompiledQuery | undefined {
  const result = compileQuery(schema, document, operationName ?? undefined);
  return isCompiledQuery(result) ? result : undefined;
}

/** An error of the execution as JSON, with one of Ekkyo's codes. */
function presentable(error: GraphQLError, context: GraphqlContext): object {
  const original = error.originalError;
  const coded = error.extensions?.requestId ? error : original instanceof GraphQLError && original.extensions.requestId ? original : undefined;
  // What fails before any field is resolved has neither a cause nor a path: a variable that does not fit its type.
  const variable = !original && !error.path;
  const shown = coded ?? (variable ? new GraphQLError(error.message, { extensions: { code: 'INVALID_INPUT', reason: 'BAD_USER_INPUT' } }) : toGraphqlError(original ?? error, context.caller));
  return {
    message: shown.message,
    ...(error.path ? { path: error.path } : {}),
    ...(error.locations ? { locations: error.locations } : {}),
    extensions: { ...shown.extensions, requestId: context.caller.requestId },
  };
}

/** Apollo's `formatError`: the same codes for what never reached execution. */
export function formatError(formatted: { message: string; extensions?: Record<string, unknown> }, error: unknown): object {
  const code = formatted.extensions?.code;
  if (isGraphqlReason(code)) return { ...formatted, extensions: { ...dropStack(formatted.extensions), code: 'INVALID_INPUT', reason: code } };
  if (code === 'INTERNAL_SERVER_ERROR') {
    const inner = (error as { originalError?: unknown }).originalError ?? error;
    if (inner instanceof GraphQLError && inner.extensions.requestId) return { ...formatted, message: inner.message, extensions: { ...inner.extensions } };
    reportInternalError(inner, '-');
    return { ...formatted, message: 'Something went wrong on our side.', extensions: { code: 'INTERNAL' } };
  }
  return { ...formatted, extensions: dropStack(formatted.extensions) };
}

function dropStack(extensions: Record<string, unknown> = {}): Record<string, unknown> {
  const { stacktrace: _, ...rest } = extensions;
  return rest;
}
