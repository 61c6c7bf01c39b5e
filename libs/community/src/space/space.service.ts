import { Injectable } from '@nestjs/common';
import { type Page, type PageArgs, invalidInput } from '#kernel';
import type { Actor } from '#graphql-kit';
import { once } from '#identity';
import { TenantDb, type Tx } from '#tenancy';
import { type Viewer, within } from '../viewer.js';
import { Space, SpaceAccess, SpaceMember } from './space.entity.js';
import type { CreateSpaceInput } from './space.graphql.js';
import { insertSpace, spacePage, spacesByIds } from './space.queries.js';

@Injectable()
export class SpaceService {
  constructor(private readonly db: TenantDb) {}

  page(viewer: Viewer, args: PageArgs): Promise<Page<Space>> {
    return spacePage(this.db, viewer, args);
  }

  /** Those that the viewer finds. */
  byIds(viewer: Viewer, ids: readonly string[]): Promise<Space[]> {
    return spacesByIds(this.db, viewer, ids);
  }

  create(actor: Actor, input: CreateSpaceInput): Promise<Space> {
    return this.db.write(async (tx) => {
      const id = await once(tx, { memberId: actor.id, operation: 'createSpace', key: input.idempotencyKey, input }, () => this.make(tx, actor, input));
      return (await spacesByIds(within(tx), actor, [id]))[0]!;
    });
  }

  private async make(tx: Tx, actor: Actor, { name, description, access = SpaceAccess.OPEN }: CreateSpaceInput): Promise<Space> {
    const space = await insertSpace(tx, { name, description: description || null, access });
    if (!space) throw invalidInput('input.name', 'TAKEN', { ja: 'この名前のスペースはすでにあります。', en: 'There is a space with this name already.' });
    // Whoever makes it stays in it, also when they no longer run the community.
    if (access !== SpaceAccess.OPEN) await tx.insert(SpaceMember, { spaceId: space.id, memberId: actor.id, createdAt: tx.now });
    return space;
  }
}
