import type { TenantSeed } from './types.js';

/** A network in which the owner is verified, asks and offers, a member asks too, and others' claims wait. */
export const seedAlumni: TenantSeed = async ({ owner, tenant, world, now, later, c, put, ids }) => {
  const by = owner.member.id;
  /** Somebody who joined earlier than the others, so that the newest members stay who they are. */
  const somebody = async () => {
    const one = await tenant.member();
    await world.db.query(`UPDATE member SET joined_at = joined_at - interval '1 day' WHERE id = $1`, [one.id]);
    return one;
  };
  const adviser = await somebody();
  const claimant = async (state: string, type: string, more: object = {}): Promise<string> =>
    put('alumni_claim', {
      member_id: (await somebody()).id, employee_number: c('alumni_claim', 'number'), number_key: type, kana: c('alumni_claim', 'kana'), name_key: type, joined_month: '2010-04', left_month: '2015-03', state,
      reason: c('alumni_claim', 'reason'), created_at: now, ...more,
    }, type);
  const entry = await put('roster_entry', {
    employee_number: c('roster_entry', 'number'), number_key: 'free', name: c('roster_entry', 'name'), kana: c('roster_entry', 'kana'), name_keys: ['x'], joined_on: '2010-04-01', left_on: '2015-03-31',
    last_department: c('roster_entry', 'department'), created_at: now, changed_at: now,
  }, 'RosterEntry');
  await claimant('VERIFIED', 'AlumniClaim', { member_id: by, roster_entry_id: await put('roster_entry', { employee_number: 'x', number_key: 'owners', name: c('roster_entry', 'name'), name_keys: ['y'], joined_on: '2010-04-01', left_on: '2015-03-31', created_at: now, changed_at: now }) });
  await claimant('MANUAL_REVIEW', 'WaitingClaim', { roster_entry_id: entry });
  await claimant('MANUAL_REVIEW', 'OtherClaim');
  await claimant('VERIFIED', 'VerifiedClaim');

  const visibility = Object.fromEntries(['KANA', 'PERIOD', 'LAST_DEPARTMENT', 'HEADLINE', 'ABOUT', 'REGION', 'OPEN_TO', 'KNOWN_FOR'].map((field) => [field, 'VERIFIED']));
  const said = { kana: c('alumni_profile', 'kana'), headline: c('alumni_profile', 'headline'), about: c('alumni_profile', 'about'), region: c('alumni_profile', 'region') };
  const profile = await put('alumni_profile', { member_id: by, ...said, last_department: c('alumni_profile', 'department'), open_to: [], known_for: [c('alumni_profile', 'known')], visibility: JSON.stringify(visibility), created_at: now, changed_at: now }, 'AlumniProfile');
  for (const level of [0, 1, 2]) {
    const at = (field: string): string => c('directory_entry', `level_${['everyone', 'verified', 'operators'][level]}_${field}`);
    const shown = { id: profile, memberId: by, displayName: at('name'), kana: at('kana'), headline: at('headline'), about: at('about'), region: at('region'), lastDepartment: at('department'), openTo: [], knownFor: [at('known')] };
    await put('directory_entry', { level, member_id: by, sort_key: at('sort'), department: at('department'), region: at('region'), open_mask: 0, shown: JSON.stringify(shown) });
    await put('directory_count', { level, department: at('department'), region: at('region'), open_mask: 0, count: 1 });
    await put('directory_key', { level, member_id: by, key: at('key') });
  }

  const opportunity = (author: string) => ({ author_id: author, kind: 'JOB', title: c('opportunity', 'title'), text: c('opportunity', 'text'), region: c('opportunity', 'region'), expires_at: later(30), created_at: now });
  const own = await put('opportunity', { ...opportunity(by), interest_count: 1 }, 'Opportunity');
  await put('opportunity_interest', { opportunity_id: own, member_id: adviser.id, created_at: now });
  await put('opportunity', opportunity(adviser.id), 'OtherOpportunity');

  const asked = (asker: string, state: string, more: object = {}) => ({ asker_id: asker, title: c('consultation', 'title'), text: c('consultation', 'text'), topics: [c('consultation', 'topic')], state, asked_at: now, ...more });
  const offered = await put('consultation', asked(by, 'OFFERED', { offer_count: 1 }), 'Consultation');
  await put('consultation_offer', { consultation_id: offered, member_id: adviser.id, text: c('consultation_offer', 'text'), created_at: now }, 'ConsultationOffer');
  await put('consultation', asked(by, 'ACCEPTED', { adviser_id: adviser.id, accepted_at: now }), 'AcceptedConsultation');
  await put('consultation', asked(by, 'MET', { adviser_id: adviser.id, accepted_at: now, met_at: now, thanks: c('consultation', 'thanks') }), 'MetConsultation');
  await put('consultation', asked(by, 'ASKED'), 'NeedlessConsultation');
  await put('consultation', asked(adviser.id, 'ASKED'), 'OthersConsultation');
  await put('trust_fact', { giver_id: by, receiver_id: adviser.id, kind: 'ADVICE', source_type: 'Consultation', source_id: ids.MetConsultation, weight: 0.5, happened_at: now, confirmed_at: now, recorded_at: now });
  await world.db.query('INSERT INTO trust_story (account_id, tenant_id, kind, receiver_account_id, times, last_at) VALUES ($1, $2, $3, $4, 1, $5)', [owner.member.accountId, tenant.row.id, 'ADVICE', adviser.accountId, now]);
};
