import { createHmac, hkdfSync } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { IDENTITY_OPTIONS, type IdentityOptions } from './options.js';

/**
 * The secrets of links that are mailed: 256 bits that follow from the installation's secret and the link's id. So every process can
 * write the same link into a mail, and a mail that is tried again says the same, although the database holds a hash only.
 */
@Injectable()
export class LinkKeys {
  constructor(@Inject(IDENTITY_OPTIONS) private readonly options: IdentityOptions) {}

  /** `purpose` keeps the links of one kind from being those of another. */
  secretOf(purpose: string, id: string): Buffer {
    const key = Buffer.from(hkdfSync('sha256', this.options.secret, 'ekkyo link', purpose, 32));
    return createHmac('sha256', key).update(id).digest();
  }
}
