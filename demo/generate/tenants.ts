/** Who lives in the demo world. Names are invented; any likeness to a real organization is chance. */
export type Kind = 'CORPORATE' | 'LEARNING' | 'ALUMNI' | 'FEDERATION';
export type Capability = 'CERTIFICATIONS' | 'LEARNING' | 'ALUMNI' | 'LENDING' | 'PROCUREMENT' | 'MATCHING';

export interface OperatorPlan {
  nick: string;
  /** Family, given, and their kana; kana is empty where the network does not use it. */
  name: [family: string, given: string, familyKana: string, givenKana: string];
  department: string;
  email?: string;
  role?: 'OWNER' | 'ADMIN';
}

export interface TenantPlan {
  slug: string;
  name: string;
  kind: Kind;
  mark: string;
  color: string;
  participationMode?: 'PERSONAL' | 'ORGANIZATIONAL';
  capabilities: Capability[];
  /** Valid members, operators included. */
  size: number;
  /** How long the community has existed. */
  ageDays: number;
  mailDomain: string;
  departments: string[];
  operators: OperatorPlan[];
  /** Slugs of federations, and since how many days. */
  participates: [federation: string, sinceDays: number][];
  /** Communities it must never be proposed to; private. */
  exclusions: string[];
  /** Conversations: files in content/. */
  scripts: string[];
}

const corporate: TenantPlan[] = [
  {
    slug: 'nagisawa', name: '凪沢電機 資格コミュニティ「のぼり坂」', kind: 'CORPORATE', mark: '凪', color: '#0f5f73', capabilities: ['CERTIFICATIONS', 'LENDING', 'MATCHING'],
    size: 1036, ageDays: 545, mailDomain: 'nagisawa.example',
    departments: ['情報システム部', '品質保証部', '設計一部', '設計二部', '営業企画部', '国内営業部', '人事部', '経理部', '総務部', '調達部', '物流統括部', '広報部', '法務部', '海外事業部', 'サービスエンジニアリング部', '研究開発センター', '生産技術部', '北工場 製造部', '関西支社', '経営企画部'],
    operators: [
      { nick: 'wataru', name: ['三枝', '航', 'サエグサ', 'ワタル'], department: '情報システム部', role: 'OWNER' },
      { nick: 'sae', name: ['小日向', '紗英', 'コヒナタ', 'サエ'], department: '人事部', role: 'ADMIN' },
      { nick: 'ryo', name: ['鴨志田', '亮', 'カモシダ', 'リョウ'], department: '生産技術部' },
      { nick: 'mai', name: ['長谷部', '麻衣', 'ハセベ', 'マイ'], department: '経理部' },
    ],
    participates: [['tsunagiba', 320]], exclusions: ['kirigaura'], scripts: ['nagisawa-1', 'nagisawa-2', 'nagisawa-3'],
  },
  {
    slug: 'kirigaura', name: '霧ヶ浦製作所 ITコミュニティ「霧晴れ」', kind: 'CORPORATE', mark: '霧', color: '#3f5a8a', capabilities: ['LENDING', 'MATCHING'],
    size: 240, ageDays: 430, mailDomain: 'kirigaura.example',
    departments: ['①営業課', '②営業課', '設計課', '製造一課', '製造二課', '経理課', '総務課', '資材課', '品質管理課', '裁断場', '㈱霧ヶ浦ロジ 業務課'],
    operators: [
      { nick: 'k1', name: ['柏原', '武史', 'カシワバラ', 'タケシ'], department: '設計課', role: 'OWNER' },
      { nick: 'k2', name: ['髙城', '真帆', 'タカジョウ', 'マホ'], department: '①営業課' },
      { nick: 'k3', name: ['江尻', '勝', 'エジリ', 'マサル'], department: '製造一課' },
      { nick: 'k4', name: ['栁沢', '文', 'ヤナギサワ', 'フミ'], department: '経理課' },
    ],
    participates: [['tsunagiba', 260]], exclusions: ['nagisawa'], scripts: ['kirigaura'],
  },
  {
    slug: 'hoshimori', name: '星守生命 データ活用サークル「ほしよみ」', kind: 'CORPORATE', mark: '星', color: '#5b3f8c', capabilities: ['CERTIFICATIONS', 'MATCHING'],
    size: 112, ageDays: 300, mailDomain: 'hoshimori.example',
    departments: ['数理部', '契約管理部', 'お客様サービス部', '営業推進部', '法務部', 'システム企画部', '西日本支社', '島しょ支所'],
    operators: [
      { nick: 'h1', name: ['綾部', '光', 'アヤベ', 'ヒカル'], department: 'システム企画部', role: 'OWNER' },
      { nick: 'h2', name: ['直江', '千種', 'ナオエ', 'チグサ'], department: '契約管理部' },
      { nick: 'h3', name: ['楠本', '陸', 'クスモト', 'リク'], department: '法務部' },
    ],
    participates: [['tsunagiba', 150]], exclusions: ['yukishiro'], scripts: ['hoshimori'],
  },
  {
    slug: 'tobanami', name: '戸羽浪食品「まなび食堂」', kind: 'CORPORATE', mark: '浪', color: '#7a5a12', capabilities: ['CERTIFICATIONS', 'MATCHING'],
    size: 64, ageDays: 240, mailDomain: 'tobanami.example',
    departments: ['浜町店', '駅前店', '三本松店', '惣菜工場', '製麺工場', '本部 商品課', '本部 総務課'],
    operators: [
      { nick: 't1', name: ['磯貝', '昌子', 'イソガイ', 'マサコ'], department: '本部 総務課', role: 'OWNER' },
      { nick: 't2', name: ['比嘉', '昇', 'ヒガ', 'ノボル'], department: '惣菜工場' },
    ],
    participates: [['tsunagiba', 120]], exclusions: ['koganebashi'], scripts: ['tobanami'],
  },
];

const formerDepartments = {
  aosono: ['戦略第一部', '戦略第二部', '組織人事部', '公共部門', '製造・流通部門', '金融部門', '調査室', '管理本部'],
  yukishiro: ['本店営業部', '融資部', '審査部', '国際部', '北支店', '湊町支店', '事務センター', 'リテール企画部'],
  unkai: ['第4期 夜間', '第8期 週末', '第11期 夜間', '第12期 週末', '第13期 夜間', '第14期 週末', '第15期 夜間'],
  kazamidori: ['国内手配課', '海外手配課', '添乗部', '中央通り店', '空港カウンター', '法人営業部'],
  todai: ['書籍編集部', '雑誌編集部', '校閲室', '営業部', '倉庫', '装丁室'],
  koganebashi: ['婦人服売場', '食品売場', '紳士服売場', '家庭用品売場', '外商部', '放送室', '催事課'],
  tamaki: ['Calibration', 'Field Service', 'R&D Nagoya', 'Sales EMEA', 'Sales LATAM', 'Quality', 'Supply Chain'],
};

const alumni: TenantPlan[] = [
  {
    slug: 'aosono', name: '蒼苑コンサルティング卒業生会「蒼の会」', kind: 'ALUMNI', mark: '蒼', color: '#1f4e9e', capabilities: ['ALUMNI', 'MATCHING'],
    size: 156, ageDays: 1460, mailDomain: 'mail.example', departments: formerDepartments.aosono,
    operators: [
      { nick: 'chihiro', name: ['真壁', '千尋', 'マカベ', 'チヒロ'], department: '組織人事部', role: 'OWNER' },
      { nick: 'a2', name: ['桐生', '智之', 'キリュウ', 'トモユキ'], department: '公共部門' },
      { nick: 'a3', name: ['春日', '佐和', 'カスガ', 'サワ'], department: '調査室' },
    ],
    participates: [['tsunagiba', 417]], exclusions: [], scripts: ['aosono'],
  },
  {
    slug: 'yukishiro', name: '雪代銀行OB・OG「雪代会」', kind: 'ALUMNI', mark: '雪', color: '#41606b', capabilities: ['ALUMNI', 'MATCHING'],
    size: 94, ageDays: 1100, mailDomain: 'mail.example', departments: formerDepartments.yukishiro,
    operators: [
      { nick: 'ritsuko', name: ['日下部', '律子', 'クサカベ', 'リツコ'], department: '融資部', role: 'OWNER' },
      { nick: 'y2', name: ['最上', '徹', 'モガミ', 'トオル'], department: '北支店' },
    ],
    participates: [['tsunagiba', 420]], exclusions: ['hoshimori'], scripts: ['yukishiro'],
  },
  {
    slug: 'unkai', name: '雲海ビジネススクール修了生会', kind: 'ALUMNI', mark: '雲', color: '#2f6b4f', capabilities: ['ALUMNI', 'LEARNING', 'MATCHING'],
    size: 132, ageDays: 1700, mailDomain: 'mail.example', departments: formerDepartments.unkai,
    operators: [
      { nick: 'u1', name: ['深町', '涼', 'フカマチ', 'リョウ'], department: '第8期 週末', role: 'OWNER' },
      { nick: 'u2', name: ['来栖', '絵里', 'クルス', 'エリ'], department: '第12期 週末' },
      { nick: 'u3', name: ['曽我', '大地', 'ソガ', 'ダイチ'], department: '第13期 夜間' },
    ],
    participates: [['tsunagiba', 418]], exclusions: [], scripts: ['unkai'],
  },
  {
    slug: 'kazamidori', name: '風見鶏トラベル同窓会「羽休め」', kind: 'ALUMNI', mark: '風', color: '#0e6e63', capabilities: ['ALUMNI', 'MATCHING'],
    size: 58, ageDays: 800, mailDomain: 'mail.example', departments: formerDepartments.kazamidori,
    operators: [
      { nick: 'kz1', name: ['帆足', '美里', 'ホアシ', 'ミサト'], department: '添乗部', role: 'OWNER' },
      { nick: 'kz2', name: ['陣内', '悟', 'ジンナイ', 'サトル'], department: '法人営業部' },
    ],
    participates: [['tsunagiba', 200]], exclusions: [], scripts: ['kazamidori'],
  },
  {
    slug: 'todai', name: '灯台社のひとびと', kind: 'ALUMNI', mark: '灯', color: '#6b4a2b', capabilities: ['ALUMNI', 'LENDING', 'MATCHING'],
    size: 72, ageDays: 500, mailDomain: 'mail.example', departments: formerDepartments.todai,
    operators: [
      { nick: 'td1', name: ['文月', '透', 'フヅキ', 'トオル'], department: '書籍編集部', role: 'OWNER' },
      { nick: 'td2', name: ['折原', '栞', 'オリハラ', 'シオリ'], department: '校閲室' },
    ],
    participates: [['tsunagiba', 180]], exclusions: [], scripts: ['todai'],
  },
  {
    slug: 'koganebashi', name: '黄金橋百貨店「橋のたもとの会」', kind: 'ALUMNI', mark: '橋', color: '#8a3b5c', capabilities: ['ALUMNI', 'MATCHING'],
    size: 43, ageDays: 900, mailDomain: 'mail.example', departments: formerDepartments.koganebashi,
    operators: [
      { nick: 'kg1', name: ['花菱', '節子', 'ハナビシ', 'セツコ'], department: '食品売場', role: 'OWNER' },
      { nick: 'kg2', name: ['門倉', '修二', 'カドクラ', 'シュウジ'], department: '外商部' },
    ],
    participates: [['tsunagiba', 90]], exclusions: ['tobanami'], scripts: ['koganebashi'],
  },
  {
    slug: 'tamaki', name: 'Tamaki Instruments Global Alumni', kind: 'ALUMNI', mark: '環', color: '#35566e', capabilities: ['ALUMNI', 'MATCHING'],
    size: 68, ageDays: 650, mailDomain: 'mail.example', departments: formerDepartments.tamaki,
    operators: [
      { nick: 'tm1', name: ['Lindholm', 'Astrid', '', ''], department: 'Sales EMEA', role: 'OWNER' },
      { nick: 'tm2', name: ['Kuroda', 'Naomi', '', ''], department: 'R&D Nagoya' },
    ],
    participates: [['tsunagiba', 60]], exclusions: [], scripts: ['tamaki'],
  },
];

type Town = [slug: string, name: string, mark: string, color: string, size: number, place: 'city' | 'town' | 'village', coordinator: OperatorPlan['name']];

const towns: Town[] = [
  ['seoto', '瀬音市', '瀬', '#1d6a96', 60, 'city', ['沢渡', '健吾', 'サワタリ', 'ケンゴ']],
  ['kayato', '茅門市', '茅', '#55692a', 46, 'city', ['小鹿野', '順子', 'オガノ', 'ジュンコ']],
  ['mizumori', '水杜市', '杜', '#176b5b', 17, 'city', ['安曇', '周平', 'アズミ', 'シュウヘイ']],
  ['enohara', '榎原町', '榎', '#7b5130', 52, 'town', ['真鍋', '香', 'マナベ', 'カオリ']],
  ['fujigafuchi', '藤ヶ淵町', '藤', '#744a94', 24, 'town', ['淵上', '賢', 'フチガミ', 'ケン']],
  ['koitono', '小糸野町', '糸', '#87475e', 31, 'town', ['糸井', '早苗', 'イトイ', 'サナエ']],
  ['yugisawa', '柚木沢町', '柚', '#6d6116', 22, 'town', ['沢田', '弘', 'サワダ', 'ヒロシ']],
  ['chibiki', '千曳町', '曳', '#4f5f6f', 34, 'town', ['岩間', '芳江', 'イワマ', 'ヨシエ']],
  ['shioiri', '汐入町', '汐', '#1f5c7d', 19, 'town', ['浦部', '渚', 'ウラベ', 'ナギサ']],
  ['hoshikubo', '星久保村', '久', '#5a5078', 20, 'village', ['久保寺', '実', 'クボデラ', 'ミノル']],
  ['kumoi', '雲居村', '居', '#46665e', 15, 'village', ['雲井', '節', 'クモイ', 'タカシ']],
];

export const townDepartments = ['総務課', '税務課', '住民課', '福祉課', '子育て支援課', '建設課', '農林課', '教育委員会', '会計課', '企画財政課', '議会事務局', '上下水道課'];

const municipal: TenantPlan[] = towns.map(([slug, name, mark, color, size, place, coordinator]) => ({
  slug, name: `${name} デジタル学習の広場`, kind: 'LEARNING', mark, color, capabilities: ['LEARNING'], size, ageDays: 225,
  mailDomain: `${place === 'village' ? 'vill' : place}.${slug}.example`, departments: townDepartments,
  operators: [{ nick: slug, name: coordinator, department: place === 'city' ? 'デジタル推進課' : '総務課', role: 'OWNER' }],
  participates: [['mizugaki', 230]], exclusions: [], scripts: [`towns/${slug}`],
}));

const federations: TenantPlan[] = [
  {
    slug: 'mizugaki', name: '瑞垣県 市町村デジタル学習 共同調達グループ', kind: 'FEDERATION', mark: '瑞', color: '#2b5d3a', participationMode: 'ORGANIZATIONAL', capabilities: ['LEARNING', 'PROCUREMENT'],
    size: 25, ageDays: 260, mailDomain: 'pref.mizugaki.example', departments: ['県 市町村課'],
    operators: [
      { nick: 'm1', name: ['高千穂', '文彦', 'タカチホ', 'フミヒコ'], department: '県 市町村課', role: 'OWNER' },
      { nick: 'm2', name: ['榊', '由布子', 'サカキ', 'ユウコ'], department: '県 デジタル戦略課' },
      { nick: 'm3', name: ['大伴', '慧', 'オオトモ', 'ケイ'], department: '県 デジタル戦略課' },
    ],
    participates: [], exclusions: [], scripts: ['mizugaki'],
  },
  {
    slug: 'tsunagiba', name: '運営者の広場「つなぎば」', kind: 'FEDERATION', mark: '結', color: '#40484f', participationMode: 'PERSONAL', capabilities: ['MATCHING'],
    size: 29, ageDays: 420, mailDomain: 'mail.example', departments: ['つなぎば 世話役'],
    operators: [],
    participates: [], exclusions: [], scripts: ['tsunagiba'],
  },
];

export const tenants: readonly TenantPlan[] = [...corporate, ...alumni, ...municipal, ...federations];

export const townNames = new Map(towns.map(([slug, name]) => [slug, name]));
