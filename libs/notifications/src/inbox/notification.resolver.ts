import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { MAX_PAGE_SIZE, type TenantId, invalidInput, toGlobalId } from '#kernel';
import { Allow, ConnectionArgs, CurrentActor, CurrentCaller, Input, decodeId, defineLoader, nodeSource, toConnection } from '#graphql-kit';
import type { Actor, Caller, GraphqlContext } from '#graphql-kit';
import { Member, MemberService, Tenant, TenantDirectory } from '#identity';
import { Notification, type NotificationId } from './notification.entity.js';
import { MarkNotificationsReadInput, MarkNotificationsReadResult, NotificationConnection, NotificationsRead } from './notification.graphql.js';
import { sentence } from './notification.rules.js';
import { NotificationService } from './notification.service.js';

/** Which subjects there still are for this reader: one statement per type, whatever the number of notifications. */
const subjects = defineLoader<string, true>(async (keys, context) => {
  const byType = new Map<string, string[]>();
  for (const key of keys) {
    const [type = '', id = ''] = key.split(':');
    byType.set(type, [...(byType.get(type) ?? []), id]);
  }
  const found = await Promise.all([...byType].map(async ([type, ids]) => ((await nodeSource(type)?.(ids, context)) ?? []).map((node) => [`${type}:${node.id}`, true] as const)));
  return new Map(found.flat());
});

@Resolver(() => Notification)
export class NotificationResolver {
  private readonly partners = defineLoader<TenantId, Tenant>((ids) => this.directory.byIds(ids));

  constructor(
    private readonly notifications: NotificationService,
    private readonly members: MemberService,
    private readonly directory: TenantDirectory,
  ) {}

  @Allow('notifications:read')
  @Query(() => NotificationConnection, { name: 'notifications', description: 'What I was told in this community, newest first.' })
  async list(@CurrentActor() actor: Actor, @Args() page: ConnectionArgs): Promise<NotificationConnection> {
    return toConnection(await this.notifications.page(actor, page));
  }

  @Allow('notifications:read')
  @Mutation(() => MarkNotificationsReadResult, { description: 'Marks some or all of my notifications in this community as read. Those that are read already stay so.' })
  async markNotificationsRead(@CurrentActor() actor: Actor, @Input() input: MarkNotificationsReadInput): Promise<typeof MarkNotificationsReadResult> {
    return Object.assign(new NotificationsRead(), { unreadCount: await this.notifications.markRead(actor, wanted(input)) });
  }

  @ResolveField(() => String, { description: "One sentence in the reader's language (Accept-Language)." })
  text(@Parent() notification: Notification, @CurrentCaller() { locale }: Caller): string {
    return sentence(notification, locale);
  }

  @ResolveField(() => ID, { nullable: true, description: 'Id of what it is about (Post, Space, SpaceRequest, Event, JointEvent, Proposal, Collaboration, Listing, LicencePool, LicenceOffer, Application or Booking); null when there is nothing, or when it is gone or may no longer be seen.' })
  async subjectId(@Parent() { subjectType, subjectId }: Notification, @Context() context: GraphqlContext): Promise<string | null> {
    if (!subjectType || !subjectId) return null;
    return (await subjects(context).load(`${subjectType}:${subjectId}`)) ? toGlobalId(subjectType, subjectId) : null;
  }

  @ResolveField(() => Member, { nullable: true, description: 'Who did it; null when nobody in particular did.' })
  async actor(@Parent() { actorId }: Notification, @Context() context: GraphqlContext): Promise<Member | null> {
    return actorId ? ((await this.members.loader(context).load(actorId)) ?? null) : null;
  }

  @ResolveField(() => Tenant, { nullable: true, description: 'The other community from which it comes; null for what is our own, also when others may come to it.' })
  async partner(@Parent() { partnerTenantId, subjectType }: Notification, @Context() context: GraphqlContext): Promise<Tenant | null> {
    return partnerTenantId && subjectType !== 'Event' ? ((await this.partners(context).load(partnerTenantId)) ?? null) : null;
  }

  @ResolveField(() => Boolean, { description: 'True once I have marked it as read.' })
  isRead(@Parent() { readAt }: Notification): boolean {
    return readAt !== null;
  }
}

/** The ids, or null for all of them. */
function wanted({ ids, all }: MarkNotificationsReadInput): NotificationId[] | null {
  if (all === true && ids == null) return null;
  if (all === true || ids == null) throw invalidInput('input', 'CONFLICT', { ja: 'ids か all のどちらか一方を指定してください。', en: 'Give either ids or all.' });
  if (ids.length > MAX_PAGE_SIZE) throw invalidInput('input.ids', 'TOO_MANY', { ja: `${MAX_PAGE_SIZE}件までです。`, en: `At most ${MAX_PAGE_SIZE}.` });
  return ids.map((id, i) => decodeId('Notification', `input.ids.${i}`, id));
}
