import { Field, InputType, ObjectType } from '@nestjs/graphql';
import type { Localized } from '#kernel';
import { Connection, IdField, Refusal, TextField, outcome } from '#graphql-kit';
import type { SpaceId } from '../space.entity.js';
import { SpaceRequest, type SpaceRequestId, SpaceRequestState } from './request.entity.js';
import { RulesNotAccepted } from '../../moderation/rules/rules.graphql.js';

@ObjectType({ description: 'A page of requests to join a space.' })
export class SpaceRequestConnection extends Connection(SpaceRequest) {}

@InputType({ description: 'Which requests to join.' })
export class SpaceRequestFilter {
  @IdField('Space', { nullable: true, description: 'Those for this space.' })
  spaceId?: SpaceId;
  @Field(() => SpaceRequestState, { nullable: true, description: 'Those that stand so.' })
  state?: SpaceRequestState;
}

@InputType({ description: 'Asks to join a closed space.' })
export class RequestToJoinSpaceInput {
  @IdField('Space', { description: 'The space.' })
  spaceId!: SpaceId;
  @TextField({ min: 0, max: 1_000, multiline: true }, { nullable: true, description: 'Why, or the answer to what the space asks, at most 1,000 characters; shown to those who decide. Needed where the space asks something (REQUIRED).' })
  reason?: string;
}

@InputType({ description: 'Takes a request to join back.' })
export class WithdrawSpaceRequestInput {
  @IdField('SpaceRequest', { description: 'My own request.' })
  requestId!: SpaceRequestId;
}

@InputType({ description: 'Answers a request to join.' })
export class DecideSpaceRequestInput {
  @IdField('SpaceRequest', { description: 'The request.' })
  requestId!: SpaceRequestId;
  @Field({ description: 'True to let the person in, false to decline.' })
  approve!: boolean;
  @TextField({ min: 0, max: 1_000, multiline: true }, { nullable: true, description: 'What to say to the person, at most 1,000 characters; needed to decline (REQUIRED).' })
  answer?: string;
}

@ObjectType({ implements: () => Refusal, description: 'There is nothing to ask for: I read this space.' })
export class AlreadyInSpace extends Refusal {
  readonly code = 'ALREADY_IN_SPACE';
  text(): Localized {
    return { ja: 'このスペースはもう読み書きできます。', en: 'You can read and write in this space already.' };
  }
}

@ObjectType({ implements: () => Refusal, description: 'The request was answered or taken back before.' })
export class SpaceRequestClosed extends Refusal {
  readonly code = 'SPACE_REQUEST_CLOSED';
  @Field(() => SpaceRequest, { description: 'The request as it stands.' })
  request!: SpaceRequest;

  static with(request: SpaceRequest): SpaceRequestClosed {
    return Object.assign(new SpaceRequestClosed(), { request });
  }
  text(): Localized {
    return { ja: 'このリクエストには、すでに回答があるか、取り下げられています。', en: 'This request has been answered or taken back already.' };
  }
}

export const RequestToJoinSpaceResult = outcome('RequestToJoinSpaceResult', [SpaceRequest, AlreadyInSpace, RulesNotAccepted]);
export const WithdrawSpaceRequestResult = outcome('WithdrawSpaceRequestResult', [SpaceRequest, SpaceRequestClosed]);
export const DecideSpaceRequestResult = outcome('DecideSpaceRequestResult', [SpaceRequest, SpaceRequestClosed]);
