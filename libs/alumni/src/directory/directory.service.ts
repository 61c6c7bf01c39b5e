import { Injectable } from '@nestjs/common';
import { type PageArgs, notFound } from '#kernel';
import type { Actor } from '#graphql-kit';
import { TenantDb } from '#tenancy';
import type { AlumniProfile, ProfileId } from '../profile/profile.entity.js';
import type { DirectoryFilter } from './directory.graphql.js';
import { type DirectoryPage, directoryPage, profilesByIds } from './directory.queries.js';

@Injectable()
export class DirectoryService {
  constructor(private readonly db: TenantDb) {}

  page(actor: Actor, args: PageArgs, filter: DirectoryFilter, withCounts: boolean): Promise<DirectoryPage> {
    return directoryPage(this.db, actor, args, filter, withCounts);
  }

  byIds(actor: Actor, ids: readonly string[]): Promise<AlumniProfile[]> {
    return profilesByIds(this.db, actor, ids);
  }

  /** @throws NOT_FOUND */
  async get(actor: Actor, id: ProfileId): Promise<AlumniProfile> {
    const [profile] = await this.byIds(actor, [id]);
    if (!profile) throw notFound();
    return profile;
  }
}
