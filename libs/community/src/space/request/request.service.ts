import { Injectable } from '@nestjs/common';
import { type Page, type PageArgs, invalidInput, notFound, refuse } from '#kernel';
import { defineLoader } from '#graphql-kit';
import type { Actor } from '#graphql-kit';
import { TenantDb, type Tx } from '#tenancy';
import { SpaceRequested } from '../../events.js';
import { type Viewer, within } from '../../viewer.js';
import { SpaceRole } from '../people/people.entity.js';
import { assertConsent } from '../../moderation/rules/consent.js';
import { addPeople } from '../people/people.queries.js';
import { assertKeeps } from '../people/people.service.js';
import type { Space, SpaceId } from '../space.entity.js';
import { accessOf, spacesByIds } from '../space.queries.js';
import { archived, whyNotAsk } from '../space.rules.js';
import { type SpaceRequest, SpaceRequestState } from './request.entity.js';
import { AlreadyInSpace, type DecideSpaceRequestInput, type RequestToJoinSpaceInput, SpaceRequestClosed, type SpaceRequestFilter, type WithdrawSpaceRequestInput } from './request.graphql.js';
import { closeRequest, lockRequest, openRequest, requestPage, requestsByIds } from './request.queries.js';

/** Asking to join a closed space, and the answer. */
@Injectable()
export class SpaceRequestService {
  /** Spaces as this caller finds them. */
  readonly spaces = defineLoader<SpaceId, Space>(async (ids, { caller: { actor } }) => new Map(actor ? (await spacesByIds(this.db, actor, ids)).map((space) => [space.id, space]) : []));

  constructor(private readonly db: TenantDb) {}

  page(viewer: Viewer, args: PageArgs, filter: SpaceRequestFilter): Promise<Page<SpaceRequest>> {
    return requestPage(this.db, viewer, args, filter);
  }

  /** The viewer's own, and those that the viewer answers. */
  byIds(viewer: Viewer, ids: readonly string[]): Promise<SpaceRequest[]> {
    return requestsByIds(this.db, viewer, ids);
  }

  /** Who asks twice has asked once: a double click needs no key. */
  ask(actor: Actor, { spaceId, reason }: RequestToJoinSpaceInput): Promise<SpaceRequest> {
    return this.db.write(async (tx) => {
      // Its access stays as it is until the request stands: one that becomes secret meanwhile takes no more of them.
      await tx.query('SELECT FROM space WHERE tenant_id = $1 AND id = $2 FOR SHARE', [tx.tenantId, spaceId]);
      const space = await accessOf(tx, actor, spaceId);
      const why = whyNotAsk(space, space?.belongs ?? false);
      if (why === 'INSIDE') refuse(new AlreadyInSpace());
      if (why) throw why === 'ARCHIVED' ? archived() : notFound();
      await assertConsent(tx, actor);
      const { question } = space!;
      if (question !== null && !reason) throw invalidInput('input.reason', 'REQUIRED', { ja: 'スペースからの質問に答えてください。', en: 'Please answer what the space asks.' });
      const { id, isNew } = await openRequest(tx, spaceId, actor.id, { question, reason: reason || null });
      if (isNew) await tx.publish(SpaceRequested, { requestId: id, spaceId, memberId: actor.id });
      return one(tx, actor, id);
    });
  }

  withdraw(actor: Actor, { requestId }: WithdrawSpaceRequestInput): Promise<SpaceRequest> {
    return this.db.write(async (tx) => {
      const request = await lockRequest(tx, requestId);
      if (request?.memberId !== actor.id) throw notFound();
      if (request.state === SpaceRequestState.WITHDRAWN) return request;
      if (request.state !== SpaceRequestState.SUBMITTED) refuse(SpaceRequestClosed.with(request));
      await closeRequest(tx, request, SpaceRequestState.WITHDRAWN);
      return one(tx, actor, requestId);
    });
  }

  /** The first answer counts. @throws NOT_FOUND, INVALID_INPUT; refuses with SpaceRequestClosed */
  decide(actor: Actor, { requestId, approve, answer }: DecideSpaceRequestInput): Promise<SpaceRequest> {
    return this.db.write(async (tx) => {
      const [seen] = await requestsByIds(within(tx), actor, [requestId]);
      if (!seen) throw notFound();
      await assertKeeps(tx, actor, seen.spaceId);
      if (!approve && !answer) throw invalidInput('input.answer', 'REQUIRED', { ja: '断るときは、理由をひとこと書いてください。', en: 'Please say why, when you decline.' });
      const request = (await lockRequest(tx, requestId))!;
      if (request.state !== SpaceRequestState.SUBMITTED) refuse(SpaceRequestClosed.with(request));
      if (approve) await addPeople(tx, request.spaceId, [request.memberId], SpaceRole.MEMBER);
      await closeRequest(tx, request, approve ? SpaceRequestState.APPROVED : SpaceRequestState.REJECTED, actor.id, answer || null);
      return one(tx, actor, requestId);
    });
  }
}

const one = async (tx: Tx, viewer: Viewer, id: string): Promise<SpaceRequest> => (await requestsByIds(within(tx), viewer, [id]))[0]!;
