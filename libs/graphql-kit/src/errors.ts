import { GraphQLError, type GraphQLErrorExtensions } from 'graphql';
import { AppError, type ErrorCode, invalidInput, unavailable } from '#kernel';
import type { Caller } from './access.js';

/** Called with every error that nobody expected, before it is reduced to INTERNAL. */
export type ErrorSink = (error: unknown, requestId: string) => void;
let sink: ErrorSink = () => undefined;
export const onInternalError = (listener: ErrorSink): void => {
  sink = listener;
};

export const reportInternalError: ErrorSink = (error, requestId) => sink(error, requestId);

const UNREACHABLE = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', '57P01', '57P02', '57P03', '53300', '57014', '55P03']);

/** What the database says of a value that the checks before it let through. */
const UNREADABLE = new Set(['22P02', '22003', '22007', '22008', '22021', '22P05']);

/** Any error as the caller may see it: a code, a sentence in their language, and nothing internal. */
export function toGraphqlError(error: unknown, caller: Pick<Caller, 'locale' | 'requestId'>): GraphQLError {
  // Compiled queries make errors of this class without extensions, such as for a null where there must be none.
  if (error instanceof GraphQLError && (error.extensions as GraphQLErrorExtensions | undefined)?.requestId) return error;
  const known = asAppError(error);
  if (!known) sink(error, caller.requestId);
  const text = known?.text ?? { ja: '予期しないエラーが起きました。', en: 'Something went wrong on our side.' };
  return new GraphQLError(text[caller.locale], {
    extensions: { code: known?.code ?? ('INTERNAL' satisfies ErrorCode), ...known?.details, requestId: caller.requestId },
  });
}

function asAppError(error: unknown): AppError | undefined {
  if (error instanceof AppError) return error;
  const code = (error as { code?: unknown } | null)?.code ?? (error as { driverError?: { code?: unknown } } | null)?.driverError?.code;
  if (typeof code === 'string' && UNREACHABLE.has(code)) return unavailable();
  if (error instanceof Error && /Connection terminated|timeout exceeded when trying to connect/.test(error.message)) return unavailable();
  if (typeof code === 'string' && UNREADABLE.has(code)) return invalidInput('input', 'UNREADABLE', { ja: '値を読み取れません。', en: 'A value cannot be read.' });
  return undefined;
}

/** Errors that GraphQL itself makes (syntax, validation, variables) are INVALID_INPUT too; `reason` says which. */
const GRAPHQL_REASONS = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_REQUEST',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

export const isGraphqlReason = (code: unknown): code is string => typeof code === 'string' && GRAPHQL_REASONS.has(code);
