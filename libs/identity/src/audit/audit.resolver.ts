import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { toGlobalId } from '#kernel';
import { Allow, ConnectionArgs, CurrentActor, FilterArg, toConnection } from '#graphql-kit';
import type { Actor } from '#graphql-kit';
import { AuditCheck, AuditEntryConnection, AuditFilter } from './audit.graphql.js';
import { AuditDetail, AuditEntry } from './audit-entry.entity.js';
import { AuditService } from './audit.service.js';

@Resolver(() => AuditEntry)
export class AuditResolver {
  constructor(private readonly service: AuditService) {}

  @Allow('audit:read')
  @Query(() => AuditEntryConnection, { description: 'What people with rights over others did here, newest first. For admins.' })
  async auditEntries(@CurrentActor() actor: Actor, @Args() page: ConnectionArgs, @FilterArg(() => AuditFilter) filter?: AuditFilter): Promise<AuditEntryConnection> {
    return toConnection(await this.service.page(actor.tenantId, page, filter ?? {}));
  }

  @Allow('audit:read')
  @Query(() => AuditCheck, { description: 'Reads the whole audit log and says whether it is as it was written. For admins.' })
  auditCheck(@CurrentActor() actor: Actor): Promise<AuditCheck> {
    return this.service.check(actor.tenantId);
  }

  @ResolveField(() => ID, { nullable: true, description: 'The id of the thing that it was done to; null when it was done to nothing in particular.' })
  subjectId(@Parent() { subjectType, subjectId }: AuditEntry): string | null {
    return subjectType && subjectId ? toGlobalId(subjectType, subjectId) : null;
  }

  @ResolveField(() => [AuditDetail], { description: 'Further facts, sorted by name.' })
  details(@Parent() { details }: AuditEntry): AuditDetail[] {
    return Object.entries(details).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => ({ name, value }));
  }
}
