import type { Localized } from '#kernel';
import type { CertificationField } from './certification.entity.js';

export interface CatalogueEntry {
  /** Stays the same when the name changes: what files and later catalogues refer to. */
  code: string;
  name: Localized;
  issuer: Localized;
  field: `${CertificationField}`;
  /** As the issuer names it, where passing a later one is a new pass. */
  version?: string;
}

const IPA: Localized = { ja: '情報処理推進機構 (IPA)', en: 'Information-technology Promotion Agency (IPA)' };
const JDLA: Localized = { ja: '日本ディープラーニング協会', en: 'Japan Deep Learning Association' };
const STATISTICS: Localized = { ja: '統計質保証推進協会', en: 'Japan Statistical Society Certificate' };
const AWS: Localized = { ja: 'Amazon Web Services', en: 'Amazon Web Services' };
const MICROSOFT: Localized = { ja: 'Microsoft', en: 'Microsoft' };
const GOOGLE: Localized = { ja: 'Google Cloud', en: 'Google Cloud' };

/** What every community begins with that has certifications switched on, in the order of the list. */
export const STARTER_CATALOGUE: readonly CatalogueEntry[] = [
  { code: 'ip', name: { ja: 'ITパスポート', en: 'IT Passport' }, issuer: IPA, field: 'IT' },
  { code: 'fe', name: { ja: '基本情報技術者', en: 'Fundamental Information Technology Engineer' }, issuer: IPA, field: 'IT' },
  { code: 'ap', name: { ja: '応用情報技術者', en: 'Applied Information Technology Engineer' }, issuer: IPA, field: 'IT' },
  { code: 'sg', name: { ja: '情報セキュリティマネジメント', en: 'Information Security Management' }, issuer: IPA, field: 'IT' },
  { code: 'sc', name: { ja: '情報処理安全確保支援士', en: 'Registered Information Security Specialist' }, issuer: IPA, field: 'IT' },
  { code: 'jdla-g', name: { ja: 'G検定', en: 'JDLA Deep Learning for GENERAL (G)' }, issuer: JDLA, field: 'DATA' },
  { code: 'jdla-e', name: { ja: 'E資格', en: 'JDLA Deep Learning for ENGINEER (E)' }, issuer: JDLA, field: 'DATA' },
  { code: 'stat-3', name: { ja: '統計検定3級', en: 'Statistics Certificate Grade 3' }, issuer: STATISTICS, field: 'DATA' },
  { code: 'stat-2', name: { ja: '統計検定2級', en: 'Statistics Certificate Grade 2' }, issuer: STATISTICS, field: 'DATA' },
  { code: 'stat-pre1', name: { ja: '統計検定準1級', en: 'Statistics Certificate Grade Pre-1' }, issuer: STATISTICS, field: 'DATA' },
  { code: 'ds-literacy', name: { ja: 'データサイエンティスト検定 リテラシーレベル', en: 'Data Scientist Certification, literacy level' }, issuer: { ja: 'データサイエンティスト協会', en: 'Japan Data Scientist Society' }, field: 'DATA' },
  { code: 'data-practice', name: { ja: 'データ分析実務スキル検定', en: 'Practical Data Analysis Skills (CBAS)' }, issuer: { ja: 'データミックス', en: 'datamix' }, field: 'DATA' },
  { code: 'aws-clf', name: { ja: 'AWS Certified Cloud Practitioner', en: 'AWS Certified Cloud Practitioner' }, issuer: AWS, field: 'CLOUD', version: 'CLF-C02' },
  { code: 'aws-saa', name: { ja: 'AWS Certified Solutions Architect – Associate', en: 'AWS Certified Solutions Architect – Associate' }, issuer: AWS, field: 'CLOUD', version: 'SAA-C03' },
  { code: 'aws-sap', name: { ja: 'AWS Certified Solutions Architect – Professional', en: 'AWS Certified Solutions Architect – Professional' }, issuer: AWS, field: 'CLOUD', version: 'SAP-C02' },
  { code: 'az-900', name: { ja: 'Azure Fundamentals (AZ-900)', en: 'Azure Fundamentals (AZ-900)' }, issuer: MICROSOFT, field: 'CLOUD' },
  { code: 'az-104', name: { ja: 'Azure Administrator Associate (AZ-104)', en: 'Azure Administrator Associate (AZ-104)' }, issuer: MICROSOFT, field: 'CLOUD' },
  { code: 'gcp-ace', name: { ja: 'Google Cloud Associate Cloud Engineer', en: 'Google Cloud Associate Cloud Engineer' }, issuer: GOOGLE, field: 'CLOUD' },
  { code: 'bookkeeping-3', name: { ja: '日商簿記3級', en: 'JCCI Bookkeeping Grade 3' }, issuer: { ja: '日本商工会議所', en: 'Japan Chamber of Commerce and Industry' }, field: 'BUSINESS' },
  { code: 'bookkeeping-2', name: { ja: '日商簿記2級', en: 'JCCI Bookkeeping Grade 2' }, issuer: { ja: '日本商工会議所', en: 'Japan Chamber of Commerce and Industry' }, field: 'BUSINESS' },
  { code: 'marketing-2', name: { ja: 'マーケティング検定2級', en: 'Marketing Certificate Grade 2' }, issuer: { ja: '日本マーケティング協会', en: 'Japan Marketing Association' }, field: 'BUSINESS' },
];
