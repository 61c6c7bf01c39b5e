/** The people one can sign in as in the demo world. Everybody and every organization in it is invented. */
export interface Persona {
  email: string;
  password: string;
  name: string;
  description: string;
  tenantSlug: string;
}

export const personas: readonly Persona[] = [
  {
    email: 'mio.fujishiro@nagisawa.example',
    password: 'ekkyo-demo-mio',
    name: '藤代 美緒',
    description: '凪沢電機の資格コミュニティのメンバー。本を借り、読書会に出て、統計検定2級に合格しました。',
    tenantSlug: 'nagisawa',
  },
  {
    email: 'wataru.saegusa@nagisawa.example',
    password: 'ekkyo-demo-wataru',
    name: '三枝 航',
    description: '凪沢電機の資格コミュニティの運営。会場はありますが、社外の登壇者を探しています。',
    tenantSlug: 'nagisawa',
  },
  {
    email: 'sae.kohinata@nagisawa.example',
    password: 'ekkyo-demo-sae',
    name: '小日向 紗英',
    description: '凪沢電機の資格コミュニティの運営 (人事部)。三枝さんと当番を分け、二人で決めることに答えます。',
    tenantSlug: 'nagisawa',
  },
  {
    email: 'chihiro.makabe@mail.example',
    password: 'ekkyo-demo-chihiro',
    name: '真壁 千尋',
    description: '蒼苑の卒業生会「蒼の会」の運営。話し手はいますが、集まる場所がありません。',
    tenantSlug: 'aosono',
  },
  {
    email: 'kengo.sawatari@city.seoto.example',
    password: 'ekkyo-demo-kengo',
    name: '沢渡 健吾',
    description: '瀬音市の研修担当。十一市町村の共同調達グループにも参加しています。',
    tenantSlug: 'seoto',
  },
  {
    email: 'mai.murakami2@city.seoto.example',
    password: 'ekkyo-demo-mai',
    name: '村上 舞',
    description: '瀬音市の会計課の職員。まだ受講していません。後期の募集に申請しようとしています。',
    tenantSlug: 'seoto',
  },
  {
    email: 'ritsuko.kusakabe@mail.example',
    password: 'ekkyo-demo-ritsuko',
    name: '日下部 律子',
    description: '運営者の連携グループ「つなぎば」の世話役。雪代銀行の卒業生会も運営しています。',
    tenantSlug: 'tsunagiba',
  },
  {
    email: 'fumihiko.takachiho@pref.mizugaki.example',
    password: 'ekkyo-demo-fumihiko',
    name: '高千穂 文彦',
    description: '瑞垣県の担当者。十一市町村の学習ライセンスをまとめて調達し、費用を分けます。',
    tenantSlug: 'mizugaki',
  },
  {
    email: 'haruka.kozuki@mail.example',
    password: 'ekkyo-demo-haruka',
    name: '香月 遥',
    description: '三つのコミュニティのメンバー: 旅行会社の卒業生会、ビジネススクールの修了生会、いまの勤め先の学びの場。',
    tenantSlug: 'unkai',
  },
  {
    email: 'elena.kovacs@mail.example',
    password: 'ekkyo-demo-elena',
    name: 'Elena Kovacs',
    description: 'English-speaking member of a global alumni network; teaches measurement in the evenings.',
    tenantSlug: 'tamaki',
  },
  {
    email: 'misato.hoashi@mail.example',
    password: 'ekkyo-demo-misato',
    name: '帆足 美里',
    description: '旅行会社の卒業生会「羽休め」の代表幹事。名簿をあずかり、相談にも乗ります。',
    tenantSlug: 'kazamidori',
  },
  {
    email: 'ryo.fukamachi@mail.example',
    password: 'ekkyo-demo-ryo',
    name: '深町 涼',
    description: 'ビジネススクールの修了生会の代表幹事。',
    tenantSlug: 'unkai',
  },
  {
    email: 'astrid.lindholm@mail.example',
    password: 'ekkyo-demo-astrid',
    name: 'Astrid Lindholm',
    description: 'Runs a global alumni network, keeps its roster, and gives advice.',
    tenantSlug: 'tamaki',
  },
];
