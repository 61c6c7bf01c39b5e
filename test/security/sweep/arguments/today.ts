import { type DomainArguments, soon } from './types.js';

const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

export const today: DomainArguments = {
  ids: {
    'ReactToTodayItemInput.itemId': 'ReactItem:TodayItem',
    'ReactToTodayItemInput.optionId': 'ReactionOption',
    'AnswerTodayItemInput.itemId': 'AnswerItem:TodayItem',
    'GreetForTodayItemInput.itemId': 'GreetItem:TodayItem',
    'SkipTodayItemInput.itemId': 'SkipItem:TodayItem',
    'HandTodayItemInput.itemId': 'HandItem:TodayItem',
    'HandTodayItemInput.memberId': 'Member',
    'UndoTodayActionInput.itemId': 'UndoItem:TodayItem',
    'SwapDutyInput.memberId': 'Member',
    'SetWeeklyRotaInput.memberIds': 'Member',
    'AcknowledgeHandoverNoteInput.noteId': 'HandoverNote',
    ...Object.fromEntries(days.map((day) => [`SetWeekdayRotaInput.${day}Id`, 'Member'])),
  },
  values: {
    'TodayItemFilter.list': undefined,
    'GreetForTodayItemInput.text': 'x',
    'SwapDutyInput.day': soon(3).slice(0, 10),
    'TakeWeekOffInput.day': soon(30).slice(0, 10),
    'ReturnFromWeekOffInput.day': soon(14).slice(0, 10),
  },
  expected: {
    forOperators: [
      'reactToTodayItem', 'answerTodayItem', 'greetForTodayItem', 'skipTodayItem', 'handTodayItem', 'undoTodayAction', 'setWeekdayRota', 'setWeeklyRota', 'swapDuty', 'takeWeekOff', 'returnFromWeekOff',
      'writeHandoverNote', 'acknowledgeHandoverNote',
    ],
    notForMembers: ['handover_note'],
  },
};
