import { Injectable } from '@nestjs/common';
import { type Page, type PageArgs, type TenantId, notFound } from '#kernel';
import type { Actor } from '#graphql-kit';
import { once } from '#identity';
import { TenantDb } from '#tenancy';
import type { Course } from '../progress/progress.graphql.js';
import type { LearningPath } from './path.entity.js';
import type { CreateLearningPathInput, MyPath } from './path.graphql.js';
import { coursePage, coursesByIds, insertPath, pathPage, pathsByIds, pathsOfMember, within } from './path.queries.js';
import { nextStep, requiredCompleted } from './path.rules.js';

@Injectable()
export class PathService {
  constructor(private readonly db: TenantDb) {}

  page(tenantId: TenantId, args: PageArgs): Promise<Page<LearningPath>> {
    return pathPage(this.db, tenantId, args);
  }

  byIds(tenantId: TenantId, ids: readonly string[]): Promise<LearningPath[]> {
    return pathsByIds(this.db, tenantId, ids);
  }

  courses(tenantId: TenantId, args: PageArgs): Promise<Page<Course>> {
    return coursePage(this.db, tenantId, args);
  }

  coursesByIds(tenantId: TenantId, ids: readonly string[]): Promise<Course[]> {
    return coursesByIds(this.db, tenantId, ids);
  }

  async mine(actor: Actor): Promise<MyPath[]> {
    const paths = await pathsOfMember(this.db, actor.tenantId, actor.id);
    return paths.map(({ path, steps }) => ({ path, steps, nextStep: nextStep(steps), requiredCompletedCount: requiredCompleted(steps) }));
  }

  /** A course that is in both lists is required. @throws NOT_FOUND when a course is not of this community */
  create(actor: Actor, input: CreateLearningPathInput): Promise<LearningPath> {
    const recommendedCourseIds = (input.recommendedCourseIds ?? []).filter((id) => !input.requiredCourseIds.includes(id));
    return this.db.write(async (tx) => {
      const id = await once(tx, { memberId: actor.id, operation: 'createLearningPath', key: input.idempotencyKey, input }, async () => {
        const made = await insertPath(tx, { ...input, recommendedCourseIds });
        if (made.courses < input.requiredCourseIds.length + recommendedCourseIds.length) throw notFound();
        return made;
      });
      return (await pathsByIds(within(tx), actor.tenantId, [id]))[0]!;
    });
  }
}
