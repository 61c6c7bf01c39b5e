/** Where the prefectures' offices are (degrees north, degrees east): near enough to tell "next door" from "far away". */
const PLACES: Readonly<Record<string, readonly [string, number, number]>> = {
  北海道: ['hokkaido', 43.06, 141.35], 青森: ['aomori', 40.82, 140.74], 岩手: ['iwate', 39.7, 141.15], 宮城: ['miyagi', 38.27, 140.87],
  秋田: ['akita', 39.72, 140.1], 山形: ['yamagata', 38.24, 140.36], 福島: ['fukushima', 37.75, 140.47], 茨城: ['ibaraki', 36.34, 140.45],
  栃木: ['tochigi', 36.57, 139.88], 群馬: ['gunma', 36.39, 139.06], 埼玉: ['saitama', 35.86, 139.65], 千葉: ['chiba', 35.6, 140.12],
  東京: ['tokyo', 35.69, 139.69], 神奈川: ['kanagawa', 35.45, 139.64], 新潟: ['niigata', 37.9, 139.02], 富山: ['toyama', 36.7, 137.21],
  石川: ['ishikawa', 36.59, 136.63], 福井: ['fukui', 36.07, 136.22], 山梨: ['yamanashi', 35.66, 138.57], 長野: ['nagano', 36.65, 138.18],
  岐阜: ['gifu', 35.39, 136.72], 静岡: ['shizuoka', 34.98, 138.38], 愛知: ['aichi', 35.18, 136.91], 三重: ['mie', 34.73, 136.51],
  滋賀: ['shiga', 35.0, 135.87], 京都: ['kyoto', 35.02, 135.76], 大阪: ['osaka', 34.69, 135.52], 兵庫: ['hyogo', 34.69, 135.18],
  奈良: ['nara', 34.69, 135.83], 和歌山: ['wakayama', 34.23, 135.17], 鳥取: ['tottori', 35.5, 134.24], 島根: ['shimane', 35.47, 133.05],
  岡山: ['okayama', 34.66, 133.93], 広島: ['hiroshima', 34.4, 132.46], 山口: ['yamaguchi', 34.19, 131.47], 徳島: ['tokushima', 34.07, 134.56],
  香川: ['kagawa', 34.34, 134.04], 愛媛: ['ehime', 33.84, 132.77], 高知: ['kochi', 33.56, 133.53], 福岡: ['fukuoka', 33.61, 130.42],
  佐賀: ['saga', 33.25, 130.3], 長崎: ['nagasaki', 32.74, 129.87], 熊本: ['kumamoto', 32.79, 130.74], 大分: ['oita', 33.24, 131.61],
  宮崎: ['miyazaki', 31.91, 131.42], 鹿児島: ['kagoshima', 31.56, 130.56], 沖縄: ['okinawa', 26.21, 127.68],
};

const BY_NAME = new Map(
  Object.entries(PLACES).flatMap(([japanese, [english, lat, lon]]) => [japanese, english].map((name) => [name, { lat, lon, name: english }] as const)),
);

/** One spelling for one prefecture (東京都, 東京, Tokyo); other places are compared as they are written. */
export function regionName(text: string): string {
  const plain = text.normalize('NFKC').trim().toLowerCase();
  // 京都 ends like a suffix itself.
  const short = BY_NAME.has(plain) ? plain : plain.replace(/(?:[都府県]| prefecture|-ken|-fu|-to)$/, '');
  return BY_NAME.get(short)?.name ?? short;
}

/** Kilometres between two regions named by {@link regionName}; infinite when they differ and one is unknown. */
export function kilometres(a: string, b: string): number {
  if (a === b) return 0;
  const from = BY_NAME.get(a);
  const to = BY_NAME.get(b);
  if (!from || !to) return Infinity;
  const rad = Math.PI / 180;
  const half = (x: number): number => Math.sin((x * rad) / 2) ** 2;
  const h = half(to.lat - from.lat) + Math.cos(from.lat * rad) * Math.cos(to.lat * rad) * half(to.lon - from.lon);
  return 2 * 6371 * Math.asin(Math.sqrt(h));
}
