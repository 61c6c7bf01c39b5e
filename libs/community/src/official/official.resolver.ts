import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, ConnectionArgs, CurrentActor, CurrentCaller, Input, toConnection } from '#graphql-kit';
import type { Actor, Caller } from '#graphql-kit';
import { AnswerInput } from '../question/question.graphql.js';
import { AnswerOfficiallyResult, DismissOfficialAnswererInput, DismissOfficialAnswererResult, NameOfficialAnswererInput, NameOfficialAnswererResult, OfficialAnswerer, OfficialAnswererConnection, WithdrawOfficialAnswerResult } from './official.graphql.js';
import { OfficialMark } from './official-mark.js';
import { OfficialService } from './official.service.js';

@Resolver(() => OfficialAnswerer)
export class OfficialResolver {
  constructor(private readonly official: OfficialService) {}

  @Allow('posts:read')
  @Query(() => OfficialAnswererConnection, { description: 'Who answers officially here, in the order in which they were named.' })
  async officialAnswerers(@CurrentActor() actor: Actor, @Args() page: ConnectionArgs): Promise<OfficialAnswererConnection> {
    return toConnection(await this.official.page(actor, page));
  }

  @Allow('posts:read')
  @Query(() => String, { nullable: true, description: "In which role I answer officially, in the caller's language; null when I do not." })
  async viewerOfficialLabel(@CurrentActor() actor: Actor, @CurrentCaller() { locale }: Caller): Promise<string | null> {
    return (await this.official.labelOf(actor))?.[locale] ?? null;
  }

  @Allow('official-answerers:manage')
  @Mutation(() => NameOfficialAnswererResult, { description: 'Names a member who answers officially, or gives them another role.' })
  nameOfficialAnswerer(@CurrentActor() actor: Actor, @Input() input: NameOfficialAnswererInput): Promise<typeof NameOfficialAnswererResult> {
    return this.official.name(actor, input);
  }

  @Allow('official-answerers:manage')
  @Mutation(() => DismissOfficialAnswererResult, { description: 'Ends that a member answers officially.' })
  dismissOfficialAnswerer(@CurrentActor() actor: Actor, @Input() input: DismissOfficialAnswererInput): Promise<typeof DismissOfficialAnswererResult> {
    return this.official.dismiss(actor, input.officialAnswererId);
  }

  @Allow('posts:write')
  @Mutation(() => AnswerOfficiallyResult, { description: 'Makes my comment on a question an official answer, in the role that I was named for.' })
  answerOfficially(@CurrentActor() actor: Actor, @Input() input: AnswerInput): Promise<typeof AnswerOfficiallyResult> {
    return this.official.answer(actor, input.commentId);
  }

  @Allow('posts:write')
  @Mutation(() => WithdrawOfficialAnswerResult, { description: 'Makes an official answer a comment like others. For whoever gave it, and for operators.' })
  withdrawOfficialAnswer(@CurrentActor() actor: Actor, @Input() input: AnswerInput): Promise<typeof WithdrawOfficialAnswerResult> {
    return this.official.withdraw(actor, input.commentId);
  }

  @ResolveField(() => String, { description: "The role, in the caller's language." })
  label(@Parent() { label }: OfficialAnswerer, @CurrentCaller() { locale }: Caller): string {
    return label[locale];
  }
}

@Resolver(() => OfficialMark)
export class OfficialMarkResolver {
  @ResolveField(() => String, { description: "The role, in the caller's language." })
  label(@Parent() { label }: OfficialMark, @CurrentCaller() { locale }: Caller): string {
    return label[locale];
  }
}
