import { Injectable } from '@nestjs/common';
import { PostPublished, SpacePeopleAdded, SpaceRequestDecided, SpaceRequested } from '#community/events';
import { rolesWith } from '#identity';
import { On } from '#messaging';
import type { Tx } from '#tenancy';
import { Notifier } from '../delivery/notifier.service.js';
import { NotificationKind } from '../inbox/notification.entity.js';
import { type Of, content } from './content.js';
import { hearingAll, keepersOf, postToTell, requestToTell, spaceName } from './spaces.queries.js';

const OPERATORS = rolesWith('spaces:manage');

/** Who is told of what happens to spaces and of what is written in them. */
@Injectable()
export class SpacesHandlers {
  constructor(private readonly notifier: Notifier) {}

  /** Of an anonymous post its author is told like everyone else: to leave them out would name them. */
  @On(PostPublished, { handler: 'notifications.post_published' })
  async postPublished(tx: Tx, event: Of<typeof PostPublished>): Promise<void> {
    const { postId, spaceId, authorId } = event.payload;
    const post = await postToTell(tx, postId);
    if (!post) return;
    await this.notifier.notify(tx, { ...content(event, NotificationKind.POST_PUBLISHED, { subject: { type: 'Post', id: postId }, actorId: authorId, params: { title: post.title, text: post.space } }), to: await hearingAll(tx, spaceId, postId, OPERATORS) });
  }

  @On(SpaceRequested, { handler: 'notifications.space_requested' })
  async requested(tx: Tx, event: Of<typeof SpaceRequested>): Promise<void> {
    const { requestId, spaceId, memberId } = event.payload;
    const request = await requestToTell(tx, requestId);
    if (request?.state !== 'SUBMITTED') return;
    await this.notifier.notify(tx, { ...content(event, NotificationKind.SPACE_REQUESTED, { subject: { type: 'SpaceRequest', id: requestId }, actorId: memberId, params: { title: request.title } }), to: await keepersOf(tx, spaceId, OPERATORS) });
  }

  @On(SpaceRequestDecided, { handler: 'notifications.space_request_decided' })
  async decided(tx: Tx, event: Of<typeof SpaceRequestDecided>): Promise<void> {
    const { requestId, spaceId, memberId, decidedBy } = event.payload;
    const request = await requestToTell(tx, requestId);
    if (!request) return;
    const { title, state, answer } = request;
    await this.notifier.notify(tx, { ...content(event, NotificationKind.SPACE_REQUEST_DECIDED, { subject: { type: 'Space', id: spaceId }, actorId: decidedBy, params: { title, outcome: state, ...(answer ? { text: answer } : {}) } }), to: [memberId] });
  }

  @On(SpacePeopleAdded, { handler: 'notifications.space_people_added' })
  async added(tx: Tx, event: Of<typeof SpacePeopleAdded>): Promise<void> {
    const { spaceId, memberIds, addedBy } = event.payload;
    const title = await spaceName(tx, spaceId);
    if (title === undefined) return;
    await this.notifier.notify(tx, { ...content(event, NotificationKind.SPACE_ADDED, { subject: { type: 'Space', id: spaceId }, actorId: addedBy, params: { title } }), to: memberIds });
  }
}
