import nodemailer from 'nodemailer';
import { oneLine } from './letter.rules.js';
import type { Outcome } from './mail.queries.js';
import { type Addressed, type PostOffice, UNREACHABLE } from './post-office.js';

const CONNECTIONS = 4;
const PATIENCE_MS = 15_000;

interface SmtpError {
  responseCode?: number;
  command?: string;
}

/** Sends by SMTP. Every mail has one recipient, given as an object, so that no text is ever read as a list of addresses. */
export class SmtpPostOffice implements PostOffice {
  private readonly transport;
  private readonly domain: string;

  constructor(url: string, private readonly from: string) {
    this.domain = from.slice(from.lastIndexOf('@') + 1);
    this.transport = nodemailer.createTransport({
      url,
      pool: true,
      maxConnections: CONNECTIONS,
      connectionTimeout: PATIENCE_MS,
      greetingTimeout: PATIENCE_MS,
      socketTimeout: PATIENCE_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  deliver(mails: readonly Addressed[]): Promise<Outcome[]> {
    return Promise.all(mails.map((mail) => this.send(mail)));
  }

  close(): void {
    this.transport.close();
  }

  private async send(mail: Addressed): Promise<Outcome> {
    const { deliveryId, subject, text, html } = mail;
    try {
      await this.transport.sendMail({
        from: { name: oneLine(mail.senderName, 80), address: this.from },
        to: { name: '', address: mail.to },
        subject: oneLine(subject, 200),
        text,
        html,
        // The same at every attempt: a server that got it before a crash can tell that it has it.
        messageId: `<${deliveryId}@${this.domain}>`,
        headers: { 'List-Id': `<${oneLine(mail.listName, 80)}.${this.domain}>`, 'Auto-Submitted': 'auto-generated', ...unsubscribing(mail.unsubscribeUrl) },
      });
      return { deliveryId, state: 'SENT', reason: null };
    } catch (error) {
      const { responseCode, command } = error as SmtpError;
      // Refused for good only where the server speaks of this recipient or this mail; all else is the way there.
      if (responseCode === undefined || (command !== 'RCPT TO' && command !== 'DATA')) return { deliveryId, state: 'QUEUED', reason: UNREACHABLE };
      return { deliveryId, state: responseCode >= 500 ? 'FAILED' : 'QUEUED', reason: `SMTP_${responseCode}` };
    }
  }
}

/** So that a mail program shows a button of its own, which asks once and needs no page. */
const unsubscribing = (url: string | undefined): Record<string, string> => (url ? { 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {});
