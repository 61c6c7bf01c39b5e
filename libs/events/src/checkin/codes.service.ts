import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { LinkKeys } from '#identity';
import { codeOf, pictureText, spoken } from './code.rules.js';

const PURPOSE = 'events check-in';

/** Codes by which people are known at the door. None is stored: each is a message authentication code of whose it is. */
@Injectable()
export class CheckInCodes {
  constructor(private readonly keys: LinkKeys) {}

  /** `id`: of a registration, or of a guest's invitation. */
  of(id: string): string {
    return codeOf(this.keys.secretOf(PURPOSE, id));
  }

  /** What its holder is shown: to be read out, and as the text of a picture. */
  shown(id: string): { text: string; picture: string } {
    const code = this.of(id);
    return { text: spoken(code), picture: pictureText(id, code) };
  }

  /** By which a device without a network knows the code, and cannot make it. */
  hashOf(id: string): string {
    return createHash('sha256').update(`${id}.${this.of(id)}`).digest('hex');
  }
}
