import { Random } from './random.js';

const W = 640;
const H = 400;
const INK = '#2f2a25';
const PAPER = '#f6f1e7';
const SAND = '#d9cdb8';

type Draw = (color: string, random: Random) => string;
const rect = (x: number, y: number, w: number, h: number, fill: string, more = ''): string => `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${fill}" ${more}/>`;
const path = (d: string, more: string): string => `<path d="${d}" ${more}/>`;
const circle = (x: number, y: number, r: number, more: string): string => `<circle cx="${x}" cy="${y}" r="${r}" ${more}/>`;
const line = (color: string, width = 6): string => `fill="none" stroke="${color}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"`;
const times = (n: number, draw: (i: number) => string): string => Array.from({ length: n }, (_, i) => draw(i)).join('');

const axes = path('M70 50V340H590', line(INK, 4));
const peaks = (y: number, fill: string, random: Random): string => path(`M0 ${H}V${y}${times(8, (i) => `L${(i + 1) * 80} ${y + (i % 2 === 0 ? -random.int(30, 90) : random.int(0, 30))}`)}V${H}Z`, `fill="${fill}"`);

/** Drawings as people make and snap them: no words in them, so that no font is needed. */
const MOTIFS: Record<string, Draw> = {
  chart: (color, random) => axes + rect(70, 90, 520, 46, '#e8b9a8', 'opacity="0.6"') + path(`M80 300${times(10, (i) => `L${130 + i * 48} ${300 - Math.round(150 * Math.sin((i / 9) * 2.4)) - random.int(0, 18)}`)}`, line(color, 8)),
  bars: (color) => axes + times(5, (i) => rect(105 + i * 96, 90 + i * 46, 62, 250 - i * 46, i === 1 ? '#c9974a' : color, 'rx="6"')),
  quiz: (color) => axes + path('M80 338C150 330 160 90 220 90S300 320 590 334', line(color, 8)) + path('M232 100V338M290 180V338', line('#c9974a', 5)),
  cards: (color) => times(3, (i) => rect(90 + i * 160, 80 + i * 22, 140, 200, '#fffdf8', `rx="10" stroke="${INK}" stroke-width="3"`) + times(4, (n) => path(`M${108 + i * 160} ${120 + i * 22 + n * 34}h${n === 3 ? 60 : 100}`, line(SAND, 8))) + rect(190 + i * 160, 68 + i * 22, 26, 40, [color, '#c9974a', '#7a9a6a'][i]!)),
  blueprint: (color) => rect(60, 40, 520, 320, color) + times(12, (i) => path(`M60 ${66 + i * 26}H580M${100 + i * 40} 40V360`, line('#ffffff22', 1))) + path('M140 280V140H300L360 200H500V280Z', line('#fff', 4)) + circle(230, 210, 34, line('#fff', 4)) + rect(500, 310, 56, 34, 'none', 'stroke="#fff" stroke-width="3"') + path('M516 338l12-22 12 22m-20-8h16', line('#f2d08a', 4)),
  shelf: (color, random) => times(3, (y) => rect(70, 130 + y * 100, 500, 12, '#8a6a45') + times(7, (x) => rect(86 + x * 70, 130 + y * 100 - random.int(46, 72), 48, 72, [color, SAND, '#c9974a'][(x + y) % 3]!, 'rx="6" transform-origin="center bottom"'))) + circle(180, 100, 52, line('#a33d2c', 7)) + circle(460, 300, 52, line('#a33d2c', 7)),
  book: () => `<g transform="rotate(-6 320 200)">${rect(200, 60, 240, 290, '#1d1b1a', 'rx="8"')}${rect(212, 60, 10, 290, '#3a3532')}${rect(260, 120, 130, 8, '#b89b5e')}${rect(260, 140, 90, 6, '#b89b5e')}${path('M424 66l14 0v18z', 'fill="#5b534b"')}</g>`,
  boxes: (_, random) => [[110, 220], [300, 220], [200, 100], [390, 100]].map(([x, y]) => `<g transform="rotate(${random.int(-3, 3)} ${x! + 80} ${y! + 60})">${rect(x!, y!, 160, 120, '#c79f6b', `stroke="${INK}" stroke-width="3"`)}${path(`M${x} ${y! + 30}h160M${x! + 80} ${y}v30`, line('#9a7443', 5))}</g>`).join(''),
  weave: (color) => times(8, (y) => times(13, (x) => path(`M${20 + x * 48} ${50 + y * 44}q20 -30 40 0`, line((x + y) % 3 === 0 ? '#c9974a' : color, 6)))),
  tool: (color) => rect(40, 300, 560, 22, '#a98558') + `<g transform="rotate(-18 320 230)">${rect(130, 214, 330, 30, '#7d8488', 'rx="14"')}${rect(130, 210, 130, 38, color, 'rx="18"')}${circle(470, 229, 42, 'fill="#7d8488"')}${circle(470, 229, 20, `fill="${PAPER}"`)}${times(9, (i) => path(`M${285 + i * 16} 218v${i % 4 === 0 ? 18 : 10}`, line(INK, 2)))}</g>`,
  rainbow: (color) => rect(0, 0, W, 280, '#cfe0e8') + ['#c8604f', '#d99a4e', '#dcc767', '#7fa873', '#5d8fb3', '#77649b'].map((shade, i) => path(`M${60 + i * 14} 290A${260 - i * 14} ${220 - i * 14} 0 0 1 ${580 - i * 14} 290`, line(shade, 13))).join('') + rect(0, 280, W, 120, color, 'opacity="0.75"') + path('M0 320q80 -18 160 0t160 0 160 0 160 0', line('#ffffff66', 4)) + path('M20 0V400M620 0V400M0 16H640', line('#6d675f', 20)),
  map: (color) => rect(40, 30, 560, 340, '#eee5d3') + path('M40 260C200 200 260 320 600 210', line('#a9c6d3', 26)) + path('M90 30V370', line(color, 16)) + path('M90 150H600', line(color, 10)) + path('M330 30V230M330 150L560 370', line('#d7a86a', 10)) + path('M180 150V330H90M470 150V30', line(SAND, 8)),
  tower: (color, random) => rect(0, 0, W, H, '#dbe6ea') + path('M280 330L296 150H344L360 330Z', `fill="${SAND}"`) + rect(270, 90, 100, 64, '#b5aa98', 'rx="8"') + path('M262 92L320 56L378 92Z', 'fill="#7c7264"') + peaks(290, color, random) + times(14, (i) => path(`M${20 + i * 46} 400l26-${70 + (i % 3) * 22} 26 ${70 + (i % 3) * 22}z`, 'fill="#2f5d45"')),
  waves: (color) => times(3, (i) => path(`M40 ${180 + i * 46}${times(4, (n) => `q35 ${n % 2 === 0 ? -90 : 90} 70 0t70 0`)}`, line(i === 0 ? color : '#9dbccb', i === 0 ? 9 : 5))) + times(4, (i) => rect(70 + i * 140, 60, [120, 70, 100, 50][i]!, 26, ['#c9974a', SAND, '#c9974a', SAND][i]!, 'rx="13"')),
  night: (_, random) => rect(0, 0, W, H, '#1d2440') + times(46, () => circle(random.int(10, 630), random.int(10, 250), random.int(1, 3), 'fill="#f4ecd2"')) + ['90 120', '330 80', '480 170'].map((at) => `<g transform="translate(${at})" fill="#48507a" opacity="0.85"><circle r="40"/><circle cx="44" cy="8" r="32"/><circle cx="-40" cy="10" r="28"/></g>`).join('') + peaks(330, '#10152a', random) + rect(300, 300, 70, 60, '#10152a') + rect(322, 318, 26, 24, '#f0b75d'),
  hills: (color, random) => rect(0, 0, W, H, '#e4e9ee') + circle(500, 90, 44, 'fill="#e9b76a"') + peaks(210, '#a9b6bf', random) + peaks(270, color, random) + times(5, (i) => `<ellipse cx="${60 + i * 140}" cy="${330 + (i % 2) * 20}" rx="130" ry="34" fill="#fff" opacity="0.9"/>`) + path('M200 246v-60l34 14-34 14', `fill="#c9974a" stroke="${INK}" stroke-width="4"`),
};

/** A small drawing as SVG. @throws when there is no such motif */
export function drawing(motif: string, color: string, seed: string): string {
  const draw = MOTIFS[motif];
  if (!draw) throw new Error(`nothing draws ${motif}`);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${W}" height="${H}" viewBox="0 0 ${W} ${H}">${rect(0, 0, W, H, PAPER)}${draw(color, new Random(seed))}</svg>\n`;
}
