import { hashedWords, newId, wordsOf } from '#kernel';
import type { TenantSeed } from './types.js';

/** What leads to an event: wishes, date polls, run sheets, people who help, and proposals. */
export const seedWishes: TenantSeed = async ({ owner, member, ids, now, later, c, put, tenant }) => {
  const by = owner.member.id;
  const draft = (type: string, more: Record<string, unknown> = {}): Promise<string> =>
    put(
      'event',
      { title: c('event_of_poll', 'title'), description: c('event_draft', 'description'), mode: 'ONLINE', starts_at: later(10), ends_at: later(11), time_zone: 'Asia/Tokyo', registration_closes_at: later(10), capacity: 5, organizer_id: by, created_at: now, published_at: null, ...more },
      type,
    );
  const theme = async (type: string, more: Record<string, unknown> = {}): Promise<string> => {
    const id = await put('wish_theme', { title: c('wish_theme', 'title'), text: c('wish_theme', 'text'), kind: 'HEAR', proposed_by: by, created_at: now, vote_count: 1, words: hashedWords(tenant.row.id, wordsOf('統計検定の話')), ...more }, type);
    await put('wish_vote', { theme_id: id, member_id: by, is_named: true, created_at: now });
    return id;
  };
  const poll = async (type: string): Promise<void> => {
    const event_id = await draft(`${type}Event`);
    const poll_id = newId();
    await put('date_poll', { id: poll_id, event_id, time_zone: 'Asia/Tokyo', minutes: 60, closes_at: later(5), created_by: by, created_at: now });
    ids[type] = poll_id;
    for (const day of [10, 12]) await put('date_poll_option', { poll_id, starts_at: later(day) }, `${type}Option`);
    await put('date_poll_answer', { poll_id, option_id: ids[`${type}Option`]!, member_id: by, answer: 'YES', answered_at: now });
  };

  await poll('DatePoll');
  await poll('ClosedPoll');
  await poll('ChosenPoll');
  await draft('UndatedEvent');

  const themeId = await theme('WishTheme', { event_id: ids.DatePollEvent! });
  await put('wish_offer', { theme_id: themeId, member_id: by, kind: 'HOST', note: c('wish_offer', 'note'), created_at: now });
  const open = await theme('OpenTheme');
  await put('wish_offer', { theme_id: open, member_id: by, kind: 'HOST', note: c('wish_offer', 'note'), created_at: now });
  await theme('MergedTheme');
  await theme('ClosedTheme');
  await theme('PlannedTheme');
  await put('run_sheet_item', { event_id: ids.Event!, position: 1, minutes: 10, what: c('run_sheet_item', 'what'), who: c('run_sheet_item', 'who') });
  const proposed = await theme('ProposedTheme');
  const proposal = {
    member_id: by, title: c('event_proposal', 'title'), what: c('event_proposal', 'what'), for_whom: c('event_proposal', 'for_whom'), minutes: 60, mode: 'ONLINE', kind: 'STUDY', help: c('event_proposal', 'help'),
    may_celebrate: true, state: 'PROPOSED', created_at: now, proposed_at: now, theme_id: proposed,
  };
  for (const type of ['EventProposal', 'WithdrawnProposal', 'ApprovedProposal', 'ReturnedProposal']) await put('event_proposal', proposal, type);
  await draft('HelpedEvent', { organizer_id: member.member.id, co_host_id: by, description: 'x', published_at: now });
};
