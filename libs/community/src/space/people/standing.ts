import { Field, Int, ObjectType } from '@nestjs/graphql';
import { type Reader, type Viewer, isOperator } from '../../viewer.js';
import { SpaceRequest } from '../request/request.entity.js';
import { type SpaceId, SpaceLevel } from '../space.entity.js';
import { SpaceRole } from './people.entity.js';

@ObjectType({ description: 'How I stand to a space.' })
export class SpaceStanding {
  @Field({ description: 'Whether I read it, and write in it unless it is archived.' })
  isReader!: boolean;
  @Field({ description: 'Whether I add and remove its people and answer requests: its keepers and operators.' })
  isKeeper!: boolean;
  @Field(() => SpaceRole, { nullable: true, description: 'What I am in it; null where I do not belong, as in every open space.' })
  role!: SpaceRole | null;
  @Field(() => SpaceLevel, { description: 'How much of it I hear.' })
  level!: SpaceLevel;
  @Field({ description: 'Whether I chose that level; false while it is what the space suggests.' })
  isOwnLevel!: boolean;
  @Field(() => SpaceRequest, { nullable: true, description: 'My latest request to join; null when I never asked.' })
  request!: SpaceRequest | null;
  @Field(() => Int, { description: 'How many requests to join wait for an answer, for those who answer them; 0 for everyone else.' })
  waitingCount!: number;
}

type Row = Pick<SpaceStanding, 'isReader' | 'isKeeper' | 'role' | 'level' | 'isOwnLevel' | 'waitingCount'> & { id: SpaceId; request: (Omit<SpaceRequest, 'createdAt' | 'changedAt'> & { createdAt: string; changedAt: string }) | null };

/** Of those among the spaces that the viewer finds: one statement. */
export async function standingsOf(db: Reader, viewer: Viewer, ids: readonly string[]): Promise<Map<SpaceId, SpaceStanding>> {
  const rows = await db.readOne<Row>(
    `SELECT s.id, s.access = 'OPEN' OR sm.id IS NOT NULL OR $3::boolean AS "isReader", $3 OR coalesce(sm.role = 'KEEPER', false) AS "isKeeper", sm.role,
       coalesce(l.level, s.level) AS level, l.id IS NOT NULL AS "isOwnLevel",
       (SELECT json_build_object('id', r.id, 'spaceId', r.space_id, 'memberId', r.member_id, 'question', r.question, 'reason', r.reason, 'state', r.state, 'answer', r.answer, 'decidedById', r.decided_by, 'createdAt', r.created_at, 'changedAt', r.changed_at)
        FROM space_request r WHERE r.tenant_id = $1 AND r.member_id = $2 AND r.space_id = s.id ORDER BY r.created_at DESC, r.id DESC LIMIT 1) AS request,
       CASE WHEN $3 OR sm.role = 'KEEPER' THEN (SELECT count(*)::int FROM space_request r JOIN member m ON m.tenant_id = $1 AND m.id = r.member_id AND m.state = 'ACTIVE'
         WHERE r.tenant_id = $1 AND r.space_id = s.id AND r.state = 'SUBMITTED') ELSE 0 END AS "waitingCount"
     FROM space s LEFT JOIN space_member sm ON sm.tenant_id = $1 AND sm.space_id = s.id AND sm.member_id = $2
     LEFT JOIN space_level l ON l.tenant_id = $1 AND l.space_id = s.id AND l.member_id = $2
     WHERE s.tenant_id = $1 AND s.id = ANY ($4) AND (s.access <> 'SECRET' OR sm.id IS NOT NULL OR $3)`,
    [viewer.tenantId, viewer.id, isOperator(viewer), [...ids]],
    'space_standings',
  );
  return new Map(
    rows.map(({ id, request, ...rest }) => [
      id,
      Object.assign(new SpaceStanding(), rest, {
        request: request && Object.assign(new SpaceRequest(), request, { tenantId: viewer.tenantId, createdAt: new Date(request.createdAt), changedAt: new Date(request.changedAt) }),
      }),
    ]),
  );
}
