import { Injectable } from '@nestjs/common';
import type { Locale, TenantId } from '#kernel';
import { csvBytes } from '#csv';
import { TenantDirectory } from '#identity';
import type { LicenceOffer } from '../offer/offer.entity.js';
import { type LicencePool, LicencePoolState } from '../pool/pool.entity.js';
import { LicencePoolService } from '../pool/pool.service.js';
import { CsvFileEncoding, StatementFile } from './statement.graphql.js';
import { type Statement, statementRows } from './statement.rules.js';

interface Wish {
  encoding: CsvFileEncoding;
  locale: Locale;
}

/** Statements as files, for those who put them into their own books. */
@Injectable()
export class StatementService {
  constructor(
    private readonly pools: LicencePoolService,
    private readonly directory: TenantDirectory,
  ) {}

  /** For the consortium: every municipality. Null before the order. */
  async ofPool(tenantId: TenantId, pool: LicencePool, wish: Wish): Promise<StatementFile | null> {
    if (pool.state === LicencePoolState.OPEN) return null;
    const buyers = (await this.pools.buyers(tenantId, pool)).flatMap(({ municipalityTenantId, share, grantedSeats }) => (share ? [{ municipalityTenantId, share, granted: grantedSeats }] : []));
    const tenants = await this.directory.byIds(buyers.map((b) => b.municipalityTenantId));
    return file({ ...pool, isComplete: true, lines: buyers.map((b) => ({ ...b, name: tenants.get(b.municipalityTenantId)?.name ?? '' })) }, wish);
  }

  /** For a municipality: its own line. Null before the order, and without a share. */
  async ofOffer(tenantId: TenantId, offer: LicenceOffer, wish: Wish): Promise<StatementFile | null> {
    const { purchase, share, grantedSeats } = offer;
    if (!purchase || !share) return null;
    const { name } = await this.directory.byId(tenantId);
    return file({ ...offer, purchase, isComplete: false, lines: [{ name, share, granted: grantedSeats }] }, wish);
  }
}

async function file(statement: Statement, { encoding, locale }: Wish): Promise<StatementFile> {
  let lostCharacterCount = 0;
  const isCp932 = encoding === CsvFileEncoding.CP932;
  const chunks: Buffer[] = [];
  for await (const chunk of csvBytes(statementRows(statement, locale), { encoding: isCp932 ? 'cp932' : 'utf-8-bom', onLoss: (_, characters) => (lostCharacterCount += characters) })) chunks.push(chunk);
  return Object.assign(new StatementFile(), {
    name: `licences-${statement.licenceYear}.csv`,
    mediaType: `text/csv; charset=${isCp932 ? 'Shift_JIS' : 'utf-8'}`,
    base64: Buffer.concat(chunks).toString('base64'),
    lostCharacterCount,
  });
}
