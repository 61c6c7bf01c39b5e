import { isPicture, keptAs, neutralName, pictureName } from './picture.rules.js';

describe('a picture', () => {
  it.each([
    ['photo.JPG', 'image/jpeg', 'photo.JPG'],
    ['photo.jpeg', 'image/jpeg', 'photo.jpeg'],
    ['photo.png', 'image/jpeg', 'photo.jpg'],
    ['山の写真.avif', 'image/webp', '山の写真.webp'],
    ['no ending', 'image/png', 'no ending'],
    ['a.b.c.gif', 'image/gif', 'a.b.c.gif'],
    ['.png', 'image/png', '.png'],
  ] as const)('called %s that is %s is called %s', (name, mediaType, expected) => expect(pictureName(name, mediaType)).toBe(expected));

  it('is kept as something that every browser shows, or refused', () => {
    expect(keptAs('image/avif')).toBe('image/webp');
    for (const kind of ['image/heic', 'image/tiff', 'image/bmp', 'image/vnd.adobe.photoshop']) expect(() => keptAs(kind)).toThrow(/PICTURE|picture/);
    expect([isPicture('image/svg+xml'), isPicture('application/pdf'), isPicture('image/png')]).toEqual([false, false, true]);
  });

  it('may have a name that says nothing', () => {
    expect([neutralName(1, 'image/jpeg'), neutralName(2, 'application/pdf'), neutralName(3, 'application/zip')]).toEqual(['picture-1.jpg', 'file-2.pdf', 'file-3']);
  });
});
