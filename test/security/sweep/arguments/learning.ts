import { type DomainArguments, soon } from './types.js';

const application = (input: string) => ({ [`${input}.wish`]: 'x', [`${input}.supervisorName`]: 'x', [`${input}.supervisorEmail`]: 'boss@example.org' });

export const learning: DomainArguments = {
  ids: {
    'Query.programme.id': 'Programme',
    'Query.seatApplication.id': 'SeatApplication',
    'SeatApplicationFilter.programmeId': 'Programme',
    'CreateLearningPathInput.requiredCourseIds': 'Course',
    'CreateProgrammeInput.pathId': 'LearningPath',
    'SaveSeatApplicationInput.programmeId': 'FreshProgramme:Programme',
    'SubmitSeatApplicationInput.programmeId': 'FreshProgramme:Programme',
    'ResendSupervisorLinkInput.applicationId': 'SentApplication:SeatApplication',
    'WithdrawSeatApplicationInput.applicationId': 'SentApplication:SeatApplication',
    'SelectSeatApplicationsInput.applicationIds': 'SeatApplication',
    'WaitlistSeatApplicationsInput.applicationIds': 'WaitingApplication:SeatApplication',
    'GrantSelectedSeatsInput.applicationIds': 'SelectedApplication:SeatApplication',
    'ReclaimSeatsInput.applicationIds': 'GrantedApplication:SeatApplication',
    'LinkProviderUserInput.providerUserId': 'ProviderUser',
    'LinkProviderUserInput.memberId': 'Member',
  },
  secrets: { 'Query.supervisorRequest.secret': 'SupervisorSecret', 'AnswerSupervisorRequestInput.secret': 'SupervisorSecret' },
  values: {
    'Query.learningFunnel.licenceYear': 2026,
    'Query.learningComparison.licenceYear': 2026,
    'Query.learningComparison.level': 'INTRODUCTION',
    'SeatApplicationFilter.state': undefined,
    'CreateLearningPathInput.talentType': 'ICT',
    'CreateLearningPathInput.level': 'IT_PASSPORT',
    'CreateLearningPathInput.dueAt': undefined,
    'CreateLearningPathInput.recommendedCourseIds': undefined,
    'CreateProgrammeInput.supervisorMode': undefined,
    'CreateProgrammeInput.applicationsCloseAt': soon(20),
    'AnswerSupervisorRequestInput.decision': 'ACKNOWLEDGED',
    'AnswerSupervisorRequestInput.comment': undefined,
    'CreateProgrammeInput.licenceYear': 2026,
    'SetOwnSeatsInput.licenceYear': 2026,
    'SetOwnSeatsInput.seats': 30,
    ...application('SaveSeatApplicationInput'),
    ...application('SubmitSeatApplicationInput'),
  },
  expected: {
    forOperators: ['createLearningPath', 'createProgramme', 'setOwnSeats', 'selectSeatApplications', 'waitlistSeatApplications', 'grantSelectedSeats', 'reclaimSeats', 'linkProviderUser'],
    notForMembers: ['seat_application', 'provider_user'],
    elsewhere: { 'query supervisorRequest': 'C', 'query learningComparison': 'federation' },
  },
};
