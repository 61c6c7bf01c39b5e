import { Injectable } from '@nestjs/common';
import { type Page, type PageArgs, notFound } from '#kernel';
import type { Actor } from '#graphql-kit';
import { once } from '#identity';
import { TenantDb } from '#tenancy';
import type { ApplicationReader } from '../application/application.queries.js';
import { within } from '../path/path.queries.js';
import { grantSeats } from '../seats/seats.js';
import { lockSeats } from '../seats/seats.queries.js';
import type { Programme, ProgrammeId, SeatAllotment } from './programme.entity.js';
import type { CreateProgrammeInput, SetOwnSeatsInput } from './programme.graphql.js';
import { insertProgramme, programmePage, programmesByIds } from './programme.queries.js';

/** Coordinators read everybody's applications and the seats; everyone else their own. */
export const readerOf = ({ tenantId, id, permissions }: Actor): ApplicationReader => ({ tenantId, id, coordinates: permissions.has('learning:manage') });

@Injectable()
export class ProgrammeService {
  constructor(private readonly db: TenantDb) {}

  page(actor: Actor, args: PageArgs): Promise<Page<Programme>> {
    return programmePage(this.db, readerOf(actor), args);
  }

  byIds(actor: Actor, ids: readonly string[]): Promise<Programme[]> {
    return programmesByIds(this.db, readerOf(actor), ids);
  }

  /** @throws NOT_FOUND */
  async get(actor: Actor, id: ProgrammeId): Promise<Programme> {
    const [programme] = await this.byIds(actor, [id]);
    if (!programme) throw notFound();
    return programme;
  }

  create(actor: Actor, input: CreateProgrammeInput): Promise<Programme> {
    return this.db.write(async (tx) => {
      const id = await once(tx, { memberId: actor.id, operation: 'createProgramme', key: input.idempotencyKey, input }, async () => {
        const made = await insertProgramme(tx, input);
        if (!made) throw notFound();
        return made;
      });
      return (await programmesByIds(within(tx), readerOf(actor), [id]))[0]!;
    });
  }

  setOwnSeats({ licenceYear, seats }: SetOwnSeatsInput): Promise<SeatAllotment> {
    return this.db.write(async (tx) => {
      await grantSeats(tx, { licenceYear, seats });
      return lockSeats(tx, licenceYear);
    });
  }
}
