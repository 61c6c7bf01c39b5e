import fc from 'fast-check';
import { codeOf, pictureText, readCode, spoken } from './code.rules.js';

const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 });

describe('codes', () => {
  it('are read however they are typed, and from the picture', () => {
    fc.assert(
      fc.property(bytes, fc.uuid(), (mac, id) => {
        const code = codeOf(mac);
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/);
        const wide = [...spoken(code).toLowerCase()].map((c) => (c === '-' ? 'ー' : String.fromCharCode(c.charCodeAt(0) + 0xfee0))).join('');
        for (const typed of [code, spoken(code), ` ${spoken(code).toLowerCase()} `, wide, code.replaceAll('0', 'o').replaceAll('1', 'l')]) expect(readCode(typed)).toEqual({ code });
        expect(readCode(pictureText(id, code))).toEqual({ id, code });
      }),
    );
  });
  it('differ when the first fifty bits do', () => {
    fc.assert(fc.property(bytes, fc.integer({ min: 0, max: 49 }), (mac, bit) => {
      const other = Uint8Array.from(mac, (byte, i) => (i === bit >> 3 ? byte ^ (128 >> (bit & 7)) : byte));
      expect(codeOf(other)).not.toBe(codeOf(mac));
    }));
  });
  it.each(['', 'K7QM2-F9XP', 'K7QM2-F9XPTT', 'K7QM2-F9XPU', 'https://example.org', `EK1.${'0'.repeat(31)}.K7QM2F9XPT`, 'EK1..K7QM2F9XPT'])('%j is none', (text) => expect(readCode(text)).toBeUndefined());
});
