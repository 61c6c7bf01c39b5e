import type { Localized } from './locale.js';

/**
 * An expected refusal ("the event is full"): a plain class whose instances become a member of the mutation's result
 * union. It is thrown inside {@link Refused} so that the transaction rolls back on the way out.
 */
export abstract class Refusal {
  /** Stable, for programs: UPPER_SNAKE. */
  abstract readonly code: string;
  /** In the caller's language once it reaches the edge. */
  message!: string;
  /** What to say, in every language. */
  abstract text(): Localized;
}

export class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code);
  }
}

/** Ends the use case: nothing that it wrote is kept, and the caller is told why. */
export function refuse(refusal: Refusal): never {
  throw new Refused(refusal);
}

export type ErrorCode = 'UNAUTHENTICATED' | 'FORBIDDEN' | 'NOT_FOUND' | 'INVALID_INPUT' | 'RATE_LIMITED' | 'UNAVAILABLE' | 'INTERNAL';

/** Everything that is not an expected refusal; `text` is shown to the caller, so it holds nothing internal. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly text: Localized,
    readonly details: { field?: string; reason?: string; retryAfterSeconds?: number } = {},
  ) {
    super(`${code}${details.field ? ` ${details.field}` : ''}: ${text.en}`);
  }
}

/** `field` is the path as the caller knows it (`input.title`), `reason` a stable word (`TOO_LONG`). */
export const invalidInput = (field: string, reason: string, text: Localized): AppError =>
  new AppError('INVALID_INPUT', text, { field, reason });

/** The same for what is missing and for what is another tenant's: they must not be told apart. */
export const notFound = (): AppError => new AppError('NOT_FOUND', { ja: '見つかりません。', en: 'Not found.' });

export const forbidden = (): AppError =>
  new AppError('FORBIDDEN', { ja: 'この操作をする権限がありません。', en: 'You are not allowed to do this.' });

/** The person usually may, and must wait until the suspension ends. */
export const suspended = (): AppError =>
  new AppError('FORBIDDEN', { ja: '書き込みが一時的に止められています。理由と期限は「運営からの判断」で確かめられます。', en: 'You cannot write for the time being. The reason and the end stand under “Decisions about me”.' }, { reason: 'SUSPENDED' });

/** The person may, but the community has not switched this part on. */
export const capabilityOff = (): AppError =>
  new AppError('FORBIDDEN', { ja: 'この機能は、このコミュニティでは使われていません。', en: 'This community has not switched this part on.' }, { reason: 'CAPABILITY_OFF' });

export const unauthenticated = (): AppError =>
  new AppError('UNAUTHENTICATED', { ja: 'サインインしてください。', en: 'Please sign in.' });

export const rateLimited = (retryAfterSeconds: number): AppError =>
  new AppError(
    'RATE_LIMITED',
    { ja: `しばらく待ってからもう一度お試しください(${retryAfterSeconds}秒)。`, en: `Please wait ${retryAfterSeconds} seconds and try again.` },
    { retryAfterSeconds },
  );

export const unavailable = (): AppError =>
  new AppError('UNAVAILABLE', { ja: '一時的に利用できません。', en: 'Temporarily unavailable.' });
