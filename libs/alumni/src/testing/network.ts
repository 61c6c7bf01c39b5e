import { randomInt } from 'node:crypto';
import { Capability, TenantKind } from '#identity';
import type { Client, TestTenant, World } from '../../../../test/support/world.js';
import { applyRoster } from '../index.js';
import type { RosterRow } from '../roster/roster.queries.js';

export interface Person {
  number: string;
  name: string;
  kana: string | null;
  joined: string;
  left: string;
  department?: string;
}

export const aPerson = (more: Partial<Person> = {}): Person => ({ number: `E${randomInt(10_000, 99_999)}`, name: '大野 美咲', kana: 'オオノ ミサキ', joined: '2008-04-01', left: '2019-03-31', department: '調査室', ...more });

export const rowOf = ({ number, name, kana, joined, left, department }: Person): RosterRow => ({
  number, name, kana, familyName: null, givenName: null, familyKana: null, givenKana: null, employedFrom: joined, employedUntil: left, department: department ?? null,
});

export const CLAIM = `mutation Claim($input: ClaimAlumniRecordInput!) { claimAlumniRecord(input: $input) {
  __typename ... on AlumniClaim { id state reason candidates { name } rivals { id } } ... on AlreadyClaimed { code claim { state } } ... on Refusal { code message } } }`;
export const claimInput = ({ number, name, kana, joined, left }: Person) => ({ employeeNumber: number, kana: kana ?? name, joinedMonth: joined.slice(0, 7), leftMonth: left.slice(0, 7) });

/** An alumni network with a roster, whose people become members. */
export async function aNetwork(world: World) {
  const tenant: TestTenant = await world.tenant({ kind: TenantKind.ALUMNI, capabilities: [Capability.ALUMNI] });
  const roster = (...people: Person[]): Promise<void> => tenant.write((tx) => applyRoster(tx, people.map(rowOf)));
  /** A member who goes by this person's name, not verified. */
  const join = async (person: Person, as?: Client): Promise<Client> => {
    const client = await tenant.signIn('MEMBER', as);
    await world.db.query('UPDATE member SET display_name = $2 WHERE id = $1', [client.member.id, person.name]);
    return client;
  };
  /** A verified member. */
  const verified = async (more: Partial<Person> = {}, as?: Client): Promise<Client> => {
    const person = aPerson(more);
    await roster(person);
    const client = await join(person, as);
    const answer = await client.query(CLAIM, { input: claimInput(person) });
    if (answer.data?.claimAlumniRecord.state !== 'VERIFIED') throw new Error(JSON.stringify(answer));
    return client;
  };
  return { tenant, roster, join, verified };
}
