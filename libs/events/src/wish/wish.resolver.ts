import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, ConnectionArgs, CurrentActor, CurrentCaller, FilterArg, IdArg, Input, InputPipe, toConnection } from '#graphql-kit';
import type { Actor, Caller, GraphqlContext } from '#graphql-kit';
import { Member, MemberService } from '#identity';
import { DatePoll } from '../poll/poll.entity.js';
import { DatePolls } from '../poll/poll.service.js';
import { WishOffer, WishOfferKind, WishState, WishTheme, type WishThemeId } from './theme.entity.js';
import {
  ChangeWishSettingsInput, ChangeWishSettingsResult, CloseWishThemeInput, CloseWishThemeResult, MergeWishThemesInput, MergeWishThemesResult, OfferForWishInput, OfferForWishThemeResult, PlanWishThemeInput, PlanWishThemeResult, ProposeWishThemeInput,
  ProposeWishThemeResult, SimilarWish, SimilarWishesInput, VoteForWishInput, VoteForWishThemeResult, WishFilter, WishOrder, WishSettings, WishThemeConnection, WithdrawWishOfferInput,
  WithdrawWishOfferResult, WithdrawWishVoteInput, WithdrawWishVoteResult,
} from './wish.graphql.js';
import { Wishes, mayClose } from './wish.service.js';

@Resolver(() => WishTheme)
export class WishResolver {
  constructor(
    private readonly wishes: Wishes,
    private readonly polls: DatePolls,
    private readonly members: MemberService,
  ) {}

  @Allow('wishes:read')
  @Query(() => WishThemeConnection, { description: 'The wish board: what members wish to hear of, and can talk about.' })
  async wishThemes(
    @CurrentActor() actor: Actor,
    @Args() page: ConnectionArgs,
    @Args('orderBy', { type: () => WishOrder, nullable: true, description: 'In which order; MOST_WANTED by default.' }) orderBy?: WishOrder,
    @FilterArg(() => WishFilter) filter?: WishFilter,
  ): Promise<WishThemeConnection> {
    return toConnection(await this.wishes.page(actor, page, orderBy ?? WishOrder.MOST_WANTED, filter ?? {}));
  }

  @Allow('wishes:read')
  @Query(() => WishTheme, { description: 'One theme of the wish board.' })
  wishTheme(@CurrentActor() actor: Actor, @IdArg('WishTheme') id: WishThemeId): Promise<WishTheme> {
    return this.wishes.get(actor, id);
  }

  @Allow('wishes:read')
  @Query(() => [SimilarWish], { description: 'Themes of the board that resemble what is being typed, the most alike first, five at most.' })
  similarWishThemes(@CurrentActor() actor: Actor, @Args('to', { description: 'What is being typed.' }, InputPipe) to: SimilarWishesInput): Promise<SimilarWish[]> {
    return this.wishes.similar(actor, to);
  }

  @Allow('wishes:read')
  @Query(() => WishSettings, { description: 'How the wish board works here.' })
  wishSettings(@CurrentActor() actor: Actor): Promise<WishSettings> {
    return this.wishes.settings(actor);
  }

  @Allow('events:manage')
  @Mutation(() => ChangeWishSettingsResult, { description: 'Says how the wish board works here. What is on the board is looked at anew with its next vote or offer.' })
  changeWishSettings(@CurrentActor() actor: Actor, @Input() input: ChangeWishSettingsInput): Promise<typeof ChangeWishSettingsResult> {
    return this.wishes.changeSettings(actor, input.threshold);
  }

  @Allow('wishes:write')
  @Mutation(() => ProposeWishThemeResult, { description: 'Puts a theme on the wish board.' })
  proposeWishTheme(@CurrentActor() actor: Actor, @CurrentCaller() { locale }: Caller, @Input() input: ProposeWishThemeInput): Promise<typeof ProposeWishThemeResult> {
    return this.wishes.propose(actor, input, locale);
  }

  @Allow('wishes:write')
  @Mutation(() => VoteForWishThemeResult, { description: 'Says that I wish to hear of a theme, counted once. With enough votes and somebody who talks, an event is drafted. I am told when it is announced.' })
  voteForWishTheme(@CurrentActor() actor: Actor, @CurrentCaller() { locale }: Caller, @Input() input: VoteForWishInput): Promise<typeof VoteForWishThemeResult> {
    return this.wishes.vote(actor, input, locale);
  }

  @Allow('wishes:write')
  @Mutation(() => WithdrawWishVoteResult, { description: 'Takes back that I wish to hear of a theme.' })
  withdrawWishVote(@CurrentActor() actor: Actor, @Input() input: WithdrawWishVoteInput): Promise<typeof WithdrawWishVoteResult> {
    return this.wishes.withdrawVote(actor, input.themeId);
  }

  @Allow('wishes:write')
  @Mutation(() => OfferForWishThemeResult, { description: 'Offers to talk about a theme, or to help prepare the event, under my name.' })
  offerForWishTheme(@CurrentActor() actor: Actor, @CurrentCaller() { locale }: Caller, @Input() input: OfferForWishInput): Promise<typeof OfferForWishThemeResult> {
    return this.wishes.offer(actor, input, locale);
  }

  @Allow('wishes:write')
  @Mutation(() => WithdrawWishOfferResult, { description: 'Takes back an offer, until an event is being prepared.' })
  withdrawWishOffer(@CurrentActor() actor: Actor, @Input() input: WithdrawWishOfferInput): Promise<typeof WithdrawWishOfferResult> {
    return this.wishes.withdrawOffer(actor, input.themeId, input.kind);
  }

  @Allow('wishes:write')
  @Mutation(() => CloseWishThemeResult, { description: 'Takes a theme off the board. For operators and whoever proposed it; FORBIDDEN for all others.' })
  closeWishTheme(@CurrentActor() actor: Actor, @Input() input: CloseWishThemeInput): Promise<typeof CloseWishThemeResult> {
    return this.wishes.close(actor, input.themeId);
  }

  @Allow('events:manage')
  @Mutation(() => PlanWishThemeResult, { description: 'Drafts an event of a theme, whatever its votes and offers are.' })
  planWishTheme(@CurrentActor() actor: Actor, @CurrentCaller() { locale }: Caller, @Input() input: PlanWishThemeInput): Promise<typeof PlanWishThemeResult> {
    return this.wishes.plan(actor, input.themeId, locale);
  }

  @Allow('events:manage')
  @Mutation(() => MergeWishThemesResult, { description: 'Makes two themes one: who voted for both counts once.' })
  mergeWishThemes(@CurrentActor() actor: Actor, @CurrentCaller() { locale }: Caller, @Input() input: MergeWishThemesInput): Promise<typeof MergeWishThemesResult> {
    return this.wishes.merge(actor, input, locale);
  }

  @ResolveField(() => WishState, { description: 'Where it is in its life.' })
  state(@Parent() theme: WishTheme): WishState {
    return theme.state;
  }

  @ResolveField(() => Member, { description: 'Who proposed it.' })
  proposer(@Parent() theme: WishTheme, @Context() context: GraphqlContext): Promise<Member | undefined> {
    return this.members.loader(context).load(theme.proposedBy);
  }

  @ResolveField(() => Boolean, { description: 'Whether I wish to hear of it.' })
  viewerHasVoted(@Parent() theme: WishTheme): boolean {
    return theme.viewerIsNamed !== null;
  }

  @ResolveField(() => Boolean, { description: 'Whether others see my name among those who wish to hear of it.' })
  viewerIsNamed(@Parent() theme: WishTheme): boolean {
    return theme.viewerIsNamed ?? false;
  }

  @ResolveField(() => [WishOfferKind], { description: 'What I offer for it.' })
  viewerOffers(@Parent() theme: WishTheme): WishOfferKind[] {
    return theme.viewerOffers;
  }

  @ResolveField(() => Boolean, { description: 'Whether I can take it off the board: as an operator, or because I proposed it.' })
  viewerCanClose(@Parent() theme: WishTheme, @CurrentActor() actor: Actor): boolean {
    return mayClose(theme, actor);
  }

  @ResolveField(() => [Member], { description: 'Those who wish to hear of it and to be named, the first ones first, at most 20. All others are known to nobody but themselves: they are part of voteCount only, for operators too.' })
  async namedVoters(@Parent() theme: WishTheme, @Context() context: GraphqlContext): Promise<Member[]> {
    const ids = (await this.wishes.namedVoters(context).load(theme.id)) ?? [];
    return (await this.members.loader(context).loadMany(ids)).filter((one): one is Member => one instanceof Member);
  }

  @ResolveField(() => [WishOffer], { description: 'What people offer for it, the first ones first.' })
  async offers(@Parent() theme: WishTheme, @Context() context: GraphqlContext): Promise<WishOffer[]> {
    return (await this.wishes.offers(context).load(theme.id)) ?? [];
  }

  @ResolveField(() => WishTheme, { nullable: true, description: 'The theme that it became part of; null when it did not.' })
  async mergedInto(@Parent() theme: WishTheme, @Context() context: GraphqlContext): Promise<WishTheme | null> {
    return theme.mergedInto ? ((await this.wishes.loader(context).load(theme.mergedInto)) ?? null) : null;
  }

  @ResolveField(() => DatePoll, { nullable: true, description: 'When people have time for its event; null when nobody was asked.' })
  async datePoll(@Parent() theme: WishTheme, @Context() context: GraphqlContext): Promise<DatePoll | null> {
    return theme.eventId ? ((await this.polls.ofEvents(context).load(theme.eventId)) ?? null) : null;
  }
}
