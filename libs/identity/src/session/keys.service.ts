import { createPrivateKey, createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { Inject, Injectable } from '@nestjs/common';
import { SignJWT } from 'jose';
import { newId } from '#kernel';
import { IdentityDb, type Tx } from '#tenancy';
import { IDENTITY_OPTIONS, type IdentityOptions } from '../options.js';

export const ISSUER = 'ekkyo';
export const ALGORITHM = 'ES256';
const SIGNS_FOR_MS = 30 * 86_400_000;

interface SigningKey {
  id: string;
  private_key: string;
  public_key: string;
  retires_at: Date;
}

/** The keys of access tokens. A key signs for thirty days; its tokens are accepted until the last of them has ended. */
@Injectable()
export class SigningKeys {
  private readonly publicKeys = new Map<string, KeyObject>();
  private reading: Promise<void> | undefined;
  private current: { id: string; key: KeyObject; until: number } | undefined;

  constructor(
    private readonly db: IdentityDb,
    @Inject(IDENTITY_OPTIONS) private readonly options: IdentityOptions,
  ) {}

  async sign(claims: { sub: string; sid: string }): Promise<{ token: string; expiresAt: Date }> {
    const { id, key } = await this.signingKey();
    const expiresAt = new Date((Math.floor(Date.now() / 1000) + this.options.accessTokenSeconds) * 1000);
    const token = await new SignJWT({ sid: claims.sid })
      .setProtectedHeader({ alg: ALGORITHM, kid: id })
      .setIssuer(ISSUER)
      .setSubject(claims.sub)
      .setIssuedAt()
      .setExpirationTime(expiresAt)
      .sign(key);
    return { token, expiresAt };
  }

  /** The public key of this id, read once, also one that another process made a moment ago; undefined for an unknown one. */
  async publicKey(id: string): Promise<KeyObject | undefined> {
    const known = this.publicKeys.get(id);
    if (known) return known;
    // A thousand who come at once, to a gateway that has just begun, wait for one read of the keys.
    this.reading ??= this.readKeys().finally(() => (this.reading = undefined));
    await this.reading;
    return this.publicKeys.get(id);
  }

  private async readKeys(): Promise<void> {
    const oldest = new Date(Date.now() - this.options.accessTokenSeconds * 1000);
    const rows = await this.db.readOne<SigningKey>('SELECT id, public_key FROM signing_key WHERE retires_at > $1', [oldest]);
    for (const row of rows) this.publicKeys.set(row.id, createPublicKey(row.public_key));
  }

  private async signingKey(): Promise<{ id: string; key: KeyObject }> {
    if (!this.current || this.current.until <= Date.now()) {
      const row = await this.db.write(async (tx) => {
        await tx.execute('SELECT pg_advisory_xact_lock(420003)'); // two gateways starting together make one key
        return (await tx.first<SigningKey>('SELECT * FROM signing_key WHERE retires_at > $1 ORDER BY created_at DESC LIMIT 1', [tx.now])) ?? (await this.make(tx));
      });
      this.publicKeys.set(row.id, createPublicKey(row.public_key));
      this.current = { id: row.id, key: createPrivateKey({ key: row.private_key, passphrase: this.options.secret }), until: row.retires_at.getTime() };
    }
    return this.current;
  }

  private async make(tx: Tx): Promise<SigningKey> {
    const { privateKey } = await promisify(generateKeyPair)('ec', { namedCurve: 'P-256' });
    const row: SigningKey = {
      id: newId(),
      private_key: privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: this.options.secret }).toString(),
      public_key: createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString(),
      retires_at: new Date(tx.now.getTime() + SIGNS_FOR_MS),
    };
    await tx.execute('INSERT INTO signing_key (id, private_key, public_key, created_at, retires_at) VALUES ($1, $2, $3, $4, $5)', [row.id, row.private_key, row.public_key, tx.now, row.retires_at]);
    return row;
  }
}
