import type { Random } from './random.js';

/** What people get wrong in rosters; each changes one good row into a bad one. */
export type Mistake = 'bad date' | 'no such day' | 'serial date' | 'no mail' | 'bad mail' | 'unknown role' | 'repeated' | 'cells missing' | 'kanji as kana' | 'lost character' | 'no name';

export interface RosterColumns {
  mail: number;
  date: number;
  role?: number;
  kana?: number;
  name: number;
}

export function breakRow(row: readonly string[], mistake: Mistake, at: RosterColumns, random: Random): string[] {
  const broken = [...row];
  const set = (index: number | undefined, value: string) => {
    if (index === undefined) throw new Error(`this roster has no column for the mistake "${mistake}"`);
    broken[index] = value;
  };
  // A repeated row repeats the address; every other bad row is of somebody who is not in the roster yet.
  if (mistake !== 'repeated') set(at.mail, `wrong${random.int(1000, 9999)}.${row[at.mail]!}`);
  switch (mistake) {
    case 'bad date': set(at.date, random.pick(['入社時', '不明', '春ごろ'])); break;
    case 'no such day': set(at.date, '2026/2/30'); break;
    case 'serial date': set(at.date, '46113'); break;
    case 'no mail': set(at.mail, ''); break;
    case 'bad mail': set(at.mail, `${row[at.mail]!.split('@')[0]!}@`); break;
    case 'unknown role': set(at.role, random.pick(['部長', '見習い', '応援'])); break;
    case 'kanji as kana': set(at.kana, row[at.name]!); break;
    case 'lost character': set(at.name, `${row[at.name]!.slice(0, 1)}\ufffd`); break;
    case 'no name': set(at.name, ''); break;
    case 'cells missing': return broken.slice(0, 3);
    case 'repeated': break;
  }
  return broken;
}
