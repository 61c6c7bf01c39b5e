import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Page, type PageArgs, invalidInput, notFound, refuse } from '#kernel';
import type { Actor } from '#graphql-kit';
import { Attempts } from '#identity';
import { TenantDb, type Tx } from '#tenancy';
import { SeatApplicationSubmitted } from '../events.js';
import { within } from '../path/path.queries.js';
import { readerOf } from '../programme/programme.service.js';
import { type ProgrammeTerms, termsOf } from '../programme/programme.queries.js';
import { fillFreeSeats } from '../seats/seats.js';
import { lockSeats } from '../seats/seats.queries.js';
import { SupervisorLinks } from '../supervisor/supervisor-links.service.js';
import { supersedeLinks } from '../supervisor/supervisor.queries.js';
import { ApplicationState, type SeatApplication, type SeatApplicationId } from './application.entity.js';
import { AlreadyAppliedForSeat, SeatApplicationNotReady, ProgrammeClosed, type SeatApplicationFilter, type WriteSeatApplication } from './application.graphql.js';
import { applicationPage, applicationsByIds, lockApplicationOf, lockApplications, setState, writeApplication } from './application.queries.js';
import { canBeWithdrawn, firstStep, takesSeat, whyNotWrite } from './application.rules.js';

const ADDRESS = /^[^\s@<>()[\]\\,;:"]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/iu;
const HOUR = 3_600;

/** What applicants do. */
@Injectable()
export class ApplicationService {
  constructor(
    private readonly db: TenantDb,
    private readonly links: SupervisorLinks,
    private readonly attempts: Attempts,
  ) {}

  page(actor: Actor, args: PageArgs, filter: SeatApplicationFilter): Promise<Page<SeatApplication>> {
    return applicationPage(this.db, readerOf(actor), args, filter);
  }

  byIds(actor: Actor, ids: readonly string[]): Promise<SeatApplication[]> {
    return applicationsByIds(this.db, readerOf(actor), ids);
  }

  /** @throws NOT_FOUND */
  async get(actor: Actor, id: SeatApplicationId): Promise<SeatApplication> {
    const [application] = await this.byIds(actor, [id]);
    if (!application) throw notFound();
    return application;
  }

  save(actor: Actor, input: WriteSeatApplication): Promise<SeatApplication> {
    return this.db.write(async (tx) => {
      await this.assertWritable(tx, actor, input);
      return read(tx, actor, await writeApplication(tx, actor.id, input, { state: ApplicationState.DRAFT, supervisorStep: null }));
    });
  }

  /** The same application sent twice is one: the second time it is refused, and shown as it stands. */
  async submit(actor: Actor, input: WriteSeatApplication): Promise<SeatApplication> {
    await this.limitMails(actor, input.supervisorEmail);
    return this.db.write(async (tx) => {
      const { supervisorMode } = await this.assertWritable(tx, actor, input);
      const id = await writeApplication(tx, actor.id, input, { state: ApplicationState.SUBMITTED, supervisorStep: firstStep(supervisorMode) });
      await this.links.issue(tx, id);
      await tx.publish(SeatApplicationSubmitted, { applicationId: id, memberId: actor.id, programmeId: input.programmeId });
      return read(tx, actor, id);
    });
  }

  async resend(actor: Actor, id: SeatApplicationId): Promise<SeatApplication> {
    const { supervisorEmail } = await this.own(actor, id);
    await this.limitMails(actor, supervisorEmail);
    return this.db.write(async (tx) => {
      const application = await lockOwn(tx, actor, id);
      if (application.state !== ApplicationState.SUBMITTED || application.supervisorAnsweredAt) refuse(SeatApplicationNotReady.because(application));
      await this.links.issue(tx, id);
      return read(tx, actor, id);
    });
  }

  /** Gives a promised seat back, and it goes to whoever has waited longest. */
  withdraw(actor: Actor, id: SeatApplicationId): Promise<SeatApplication> {
    return this.db.write(async (tx) => {
      const year = await tx.first<{ year: number }>(
        'SELECT p.licence_year AS year FROM seat_application a JOIN programme p ON p.tenant_id = a.tenant_id AND p.id = a.programme_id WHERE a.tenant_id = $1 AND a.id = $2 AND a.member_id = $3',
        [tx.tenantId, id, actor.id],
      );
      if (!year) throw notFound();
      const seats = await lockSeats(tx, year.year); // before the application, as everywhere
      const application = await lockOwn(tx, actor, id);
      if (!canBeWithdrawn(application)) refuse(SeatApplicationNotReady.because(application));
      await setState(tx, [id], ApplicationState.WITHDRAWN);
      await supersedeLinks(tx, id);
      if (takesSeat(application)) await fillFreeSeats(tx, seats);
      return read(tx, actor, id);
    });
  }

  private async assertWritable(tx: Tx, actor: Actor, { programmeId, supervisorEmail }: WriteSeatApplication): Promise<ProgrammeTerms> {
    if (!ADDRESS.test(supervisorEmail)) throw invalidInput('input.supervisorEmail', 'INVALID_EMAIL', { ja: 'メールアドレスの形式が正しくありません。', en: 'This is not an e-mail address.' });
    const terms = await termsOf(tx, programmeId);
    if (!terms) throw notFound();
    // Two requests of one person wait for each other here, so that the second sees the first one's application.
    await tx.query('SELECT FROM member WHERE tenant_id = $1 AND id = $2 FOR NO KEY UPDATE', [tx.tenantId, actor.id]);
    const mine = await lockApplicationOf(tx, programmeId, actor.id);
    const why = whyNotWrite(terms, mine, tx.now);
    if (why === 'ALREADY_APPLIED') refuse(AlreadyAppliedForSeat.with(mine!));
    if (why === 'CLOSED') refuse(ProgrammeClosed.at(terms.applicationsCloseAt));
    return terms;
  }

  /** Somebody who never asked for mail gets it here, so it is counted by who sends and by who receives. */
  private async limitMails(actor: Actor, to: string): Promise<void> {
    const receiver = createHash('sha256').update(to.toLowerCase()).digest('base64url');
    await this.attempts.count([
      { key: `supervisor mail from ${actor.id}`, max: 5, windowSeconds: HOUR },
      { key: `supervisor mail to ${receiver}`, max: 30, windowSeconds: 24 * HOUR },
    ]);
  }

  private async own(actor: Actor, id: SeatApplicationId): Promise<SeatApplication> {
    const application = await this.get(actor, id);
    if (application.memberId !== actor.id) throw notFound();
    return application;
  }
}

async function lockOwn(tx: Tx, actor: Actor, id: SeatApplicationId): Promise<SeatApplication> {
  const [application] = await lockApplications(tx, [id]);
  if (application?.memberId !== actor.id) throw notFound();
  return application;
}

async function read(tx: Tx, actor: Actor, id: SeatApplicationId): Promise<SeatApplication> {
  return (await applicationsByIds(within(tx), readerOf(actor), [id]))[0]!;
}
