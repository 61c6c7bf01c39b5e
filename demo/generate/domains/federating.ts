import type { DomainFiles } from './index.js';

/** The operators' association: what it asks of those who come, who waits at its door, and whose rooms are booked. Days count from the day of reading. */
export const federatingFiles: DomainFiles = () => [
  [
    'federating/tsunagiba.json',
    {
      introduction: '「つなぎば」は、卒業生会や社内コミュニティの運営どうしが助け合う集まりです。会場、話し手、告知の場を出し合い、困ったときは相談し合います。会費も義務もありません。まず差し出すことから始めます。',
      criteria: ['メンバーが30人以上いて、直近3か月に活動があること', '企業や団体の公認があるか、知られていること', 'メンバーの多くが、いま仕事をしている人であること', '申し込む人が、実際に運営に携わっていること'],
      isOpen: true,
      applications: [
        {
          email: 'sakura.ono@mail.example', applicantName: '小野 さくら', applicantRole: '代表', communityName: '白樺製紙 卒業生の会「年輪」', communityKind: 'ALUMNI', memberCount: 180,
          activity: '二か月に一度、工場のあった町で集まります。直近の会は四十二人でした。紙の歴史を聞く会も始めました。', recognition: 'OFFICIAL', membership: '白樺製紙の元社員。三十代から七十代まで。半分がいまも働いています。',
          state: 'APPLIED', note: null, appliedDaysAgo: 2, changedDaysAgo: 2,
        },
        {
          email: 'daiki.hanamura@mail.example', applicantName: '花村 大輝', applicantRole: '運営チーム', communityName: '港北ソフト 有志の勉強会「もくもく港」', communityKind: 'CORPORATE', memberCount: 64,
          activity: '毎週水曜の昼に、オンラインで三十分。発表は持ち回りで、録画を残しています。', recognition: 'KNOWN', membership: '港北ソフトの社員と、グループ会社の社員。入社三年目までが多いです。',
          state: 'SCREENING', note: null, appliedDaysAgo: 9, changedDaysAgo: 4,
        },
        {
          email: 'tomoe.ashikaga@mail.example', applicantName: '足利 巴', applicantRole: '世話人', communityName: '旧・北星百貨店の会', communityKind: 'ALUMNI', memberCount: 38,
          activity: '年に一度の同窓会と、春と秋の見学会。この半年は集まれていません。', recognition: 'NONE', membership: '閉店した百貨店の元社員。売り場ごとのつながりが残っています。',
          state: 'CONDITIONAL', note: '直近の活動が確認できると承認できます。次の見学会の日程が決まったら、教えてください。', appliedDaysAgo: 24, changedDaysAgo: 15,
        },
        {
          email: 'ryoji.kuwabara@mail.example', applicantName: '桑原 亮二', applicantRole: '事務局長', communityName: '東雲物産 退職者会「しののめ会」', communityKind: 'ALUMNI', memberCount: 95,
          activity: '月に一度の例会。元社員の店を訪ねる会が人気です。', recognition: 'OFFICIAL', membership: '東雲物産の退職者と、早くに転職した若い元社員。',
          state: 'APPROVED', note: 'ようこそ。まずは例会の会場のお話を聞かせてください。', appliedDaysAgo: 40, changedDaysAgo: 33,
        },
      ],
      bookings: [
        { owner: 'tobanami', venue: '惣菜工場の食堂、土曜の午後(福岡)', requester: 'koganebashi', startsInDays: 16, hours: 3, purpose: '地域の食を語る会', headCount: 32, requestedBy: '黄金橋の運営', state: 'CONFIRMED', note: '入口は西門です。上履きをお持ちください。' },
        { owner: 'tobanami', venue: '惣菜工場の食堂、土曜の午後(福岡)', requester: 'kazamidori', startsInDays: 30, hours: 4, purpose: '秋の持ち寄り会', headCount: 24, requestedBy: '風見どりの運営', state: 'HELD', note: null },
      ],
    },
  ],
];
