import { Args, Context, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Post } from '#community';
import { StoredFile } from '#files';
import { Allow, ConnectionArgs, CurrentActor, CurrentCaller, FilterArg, IdArg, Input, toConnection } from '#graphql-kit';
import type { Actor, Caller, GraphqlContext } from '#graphql-kit';
import { Capability, Member } from '#identity';
import { Certification } from '../certification/certification.entity.js';
import { PassLinks } from './pass-links.service.js';
import { PassReport, type PassReportId } from './pass-report.entity.js';
import { ChangePassReportInput, ChangePassReportResult, PassReportConnection, PassReportFilter, PassStoryTemplate, ReportPassInput, ReportPassResult } from './pass-report.graphql.js';
import { mayVerify } from './pass-report.queries.js';
import { storyTemplate, whyNotChange, whyNotDecide } from './pass-report.rules.js';
import { PassReportService } from './pass-report.service.js';

const CERTIFICATIONS = { capability: Capability.CERTIFICATIONS };

@Resolver(() => PassReport)
export class PassReportResolver {
  constructor(
    private readonly reports: PassReportService,
    private readonly links: PassLinks,
  ) {}

  @Allow('passes:report', CERTIFICATIONS)
  @Query(() => PassReportConnection, { description: 'My own pass reports, the last begun first.' })
  async passReports(@CurrentActor() actor: Actor, @Args() page: ConnectionArgs, @FilterArg(() => PassReportFilter) filter?: PassReportFilter): Promise<PassReportConnection> {
    return toConnection(await this.reports.own(actor, page, filter ?? {}));
  }

  @Allow('passes:verify', CERTIFICATIONS)
  @Query(() => PassReportConnection, { description: 'The reports that wait for an operator, the longest waiting first.' })
  async waitingPassReports(@CurrentActor() actor: Actor, @Args() page: ConnectionArgs): Promise<PassReportConnection> {
    return toConnection(await this.reports.waiting(actor, page));
  }

  @Allow('passes:report', CERTIFICATIONS)
  @Query(() => PassReport, { description: 'One pass report: of mine, or for operators one that was submitted.' })
  passReport(@CurrentActor() actor: Actor, @IdArg('PassReport') id: PassReportId): Promise<PassReport> {
    return this.reports.get(actor, id);
  }

  @Allow('passes:report', CERTIFICATIONS)
  @Mutation(() => ReportPassResult, { description: 'Tells of an exam that I took; a pass goes on to the operators unless it is a draft. Every report about a certification is a new attempt.' })
  reportPass(@CurrentActor() actor: Actor, @Input() input: ReportPassInput): Promise<typeof ReportPassResult> {
    return this.reports.report(actor, input);
  }

  @Allow('passes:report', CERTIFICATIONS)
  @Mutation(() => ChangePassReportResult, { description: 'Changes a report of mine that is a draft or was returned, and submits it unless it stays a draft.' })
  changePassReport(@CurrentActor() actor: Actor, @Input() input: ChangePassReportInput): Promise<typeof ChangePassReportResult> {
    return this.reports.change(actor, input);
  }

  @ResolveField(() => Member, { description: 'Who took the exam.' })
  member(@Parent() report: PassReport, @Context() context: GraphqlContext): Promise<Member> {
    return this.links.member(report.memberId, context);
  }

  @ResolveField(() => Certification, { description: 'What it certifies.' })
  certification(@Parent() report: PassReport, @Context() context: GraphqlContext): Promise<Certification> {
    return this.links.certification(report, context);
  }

  @ResolveField(() => String, { nullable: true, description: 'The version that was examined, as its issuer names it; null where there is none.' })
  version(@Parent() report: PassReport): string | null {
    return report.version || null;
  }

  @ResolveField(() => Int, { nullable: true, description: 'At which attempt, beginning with 1. I see my own; operators see it only when the reporter wishes to tell.' })
  attempt(@Parent() report: PassReport, @CurrentActor() actor: Actor): number | null {
    return report.showsAttempt || report.memberId === actor.id ? report.attempt : null;
  }

  @ResolveField(() => StoredFile, { nullable: true, description: 'What shows the pass; null when nothing was attached.' })
  async evidence(@Parent() { evidenceFileId }: PassReport, @Context() context: GraphqlContext): Promise<StoredFile | null> {
    return this.links.file(evidenceFileId, context);
  }

  @ResolveField(() => Member, { nullable: true, description: 'The operator who verified or returned it; null before that.' })
  async decidedBy(@Parent() { decidedBy }: PassReport, @Context() context: GraphqlContext): Promise<Member | null> {
    return decidedBy && this.links.member(decidedBy, context);
  }

  @ResolveField(() => Post, { nullable: true, description: 'The post that celebrates it; null when there is none.' })
  celebration(@Parent() { celebrationId }: PassReport, @Context() context: GraphqlContext): Promise<Post | null> {
    return this.links.post(celebrationId, context);
  }

  @ResolveField(() => Post, { nullable: true, description: 'The pass story; null until it is told.' })
  story(@Parent() { storyId }: PassReport, @Context() context: GraphqlContext): Promise<Post | null> {
    return this.links.post(storyId, context);
  }

  @ResolveField(() => PassStoryTemplate, { description: "What its story may begin with, in the caller's language." })
  async storyTemplate(@Parent() report: PassReport, @CurrentCaller() { locale }: Caller, @Context() context: GraphqlContext): Promise<PassStoryTemplate> {
    return storyTemplate(report, (await this.links.certification(report, context)).name, locale);
  }

  @ResolveField(() => Boolean, { description: 'True when I may change it now.' })
  viewerCanChange(@Parent() report: PassReport, @CurrentActor() actor: Actor): boolean {
    return report.memberId === actor.id && !whyNotChange(report);
  }

  @ResolveField(() => Boolean, { description: 'True when I may verify or return it now.' })
  viewerCanVerify(@Parent() report: PassReport, @CurrentActor() actor: Actor): boolean {
    return mayVerify(actor) && !whyNotDecide(report, actor.id);
  }
}
