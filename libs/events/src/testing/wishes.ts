import type { Client } from '../../../../test/support/world.js';
import type { Data } from './stage.js';

export const THEME = `id title text kind state createdAt voteCount viewerHasVoted viewerIsNamed viewerOffers viewerCanClose proposer { displayName } namedVoters { id displayName } offers { kind note member { id displayName } }
  mergedInto { id } event { id status organizer { id } } datePoll { id }`;
export const POLL = `id title timeZone minutes closesAt state respondentCount viewerCanDecide options { id startsAt endsAt clockChange yesCount maybeCount noCount viewerAnswer } suggested { id } chosen { id }
  respondents { member { id } answers { answer optionId } } event { id status startsAt endsAt timeZone registrationClosesAt } wishTheme { id }`;
const EVENT = 'id title status version organizer { id } coHost { id } runSheet { minutes what who } wishTheme { id } datePoll { id }';
const PROPOSAL = 'id title what forWhom minutes mode kind help mayCelebrate state returnReason proposer { id } event { id status } viewerCanDecide viewerCanEdit';
const CO_HOSTING = 'viewerIsWilling willingCount';

const FIELDS: Record<string, string> = {
  WishTheme: THEME, DatePoll: POLL, Event: EVENT, EventProposal: PROPOSAL, CoHosting: CO_HOSTING, WishSettings: 'threshold',
};
const RESULTS: Record<string, { type: string; input?: string; more?: string; isPlain?: boolean }> = {
  proposeWishTheme: { type: 'WishTheme', isPlain: true },
  voteForWishTheme: { type: 'WishTheme', input: 'VoteForWishInput' },
  withdrawWishVote: { type: 'WishTheme' },
  offerForWishTheme: { type: 'WishTheme', input: 'OfferForWishInput' },
  withdrawWishOffer: { type: 'WishTheme' },
  closeWishTheme: { type: 'WishTheme' },
  planWishTheme: { type: 'WishTheme' },
  mergeWishThemes: { type: 'WishTheme' },
  changeWishSettings: { type: 'WishSettings', isPlain: true },
  createDatePoll: { type: 'DatePoll' },
  answerDatePoll: { type: 'DatePoll' },
  closeDatePoll: { type: 'DatePoll' },
  chooseDate: { type: 'DatePoll' },
  setRunSheet: { type: 'Event' },
  offerToCoHost: { type: 'CoHosting', isPlain: true },
  setCoHost: { type: 'Event' },
  stepBackAsCoHost: { type: 'CoHosting' },
  proposeEvent: { type: 'EventProposal', isPlain: true },
  editEventProposal: { type: 'EventProposal' },
  withdrawEventProposal: { type: 'EventProposal' },
  approveEventProposal: { type: 'EventProposal' },
  returnEventProposal: { type: 'EventProposal' },
};

/** Sends a mutation and answers its result, or the error's extensions. */
export async function ask(who: Client, name: string, input: object, locale?: string): Promise<Data> {
  const { type, input: inputType = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`, isPlain } = RESULTS[name]!;
  const refusal = isPlain ? '' : `... on Refusal { code message } ${type === 'WishTheme' ? '... on WishNotOpen { current { id state } }' : ''}`;
  const { data, errors } = await who.query(`mutation ($input: ${inputType}!) { ${name}(input: $input) { __typename ... on ${type} { ${FIELDS[type]!} } ${refusal} } }`, { input }, locale ? { locale } : {});
  return (data?.[name] as Data | undefined) ?? { ...errors![0]!.extensions };
}

export const themeSeen = async (who: Client, id: string): Promise<Data> => (await who.query(`query ($id: ID!) { wishTheme(id: $id) { ${THEME} } }`, { id })).data!.wishTheme as Data;
export const pollSeen = async (who: Client, id: string): Promise<Data> => (await who.query(`query ($id: ID!) { datePoll(id: $id) { ${POLL} } }`, { id })).data!.datePoll as Data;
export const eventSeen = async (who: Client, id: string): Promise<Data | null> => ((await who.query(`query ($id: ID!) { event(id: $id) { ${EVENT} } }`, { id })).data?.event as Data | undefined) ?? null;
export const board = async (who: Client, more: { filter?: object; orderBy?: string } = {}): Promise<Data[]> =>
  (await who.query(`query ($filter: WishFilter, $orderBy: WishOrder) { wishThemes(first: 100, filter: $filter, orderBy: $orderBy) { nodes { ${THEME} } } }`, more)).data!.wishThemes.nodes as Data[];
