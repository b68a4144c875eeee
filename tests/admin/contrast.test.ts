import { contrastRatio, contrastsOf, isEnough, isUnreadable } from '../../admin/src/words/contrast';

describe('the contrast of two colours', () => {
  // Figures of the W3C's own definition, as other calculators give them too.
  it.each([
    ['#ffffff', '#000000', 21],
    ['#ffffff', '#ffffff', 1],
    ['#767676', '#ffffff', 4.54],
    ['#777777', '#ffffff', 4.48],
    ['#949494', '#ffffff', 3.03],
    ['#1d4ed8', '#ffffff', 6.7],
    ['#ff0000', '#ffffff', 4],
    ['#0000ff', '#000000', 2.44],
    ['#010101', '#000000', 1.01],
  ])('%s on %s is %d to 1', (one, other, ratio) => {
    expect(contrastRatio(one, other)).toBeCloseTo(ratio, 1);
    expect(contrastRatio(other, one)).toBe(contrastRatio(one, other));
  });

  it.each(['', 'red', '#fff', '#GGGGGG', '#FFFFFF', '#1234567'])('is none of %j', (colour) => {
    expect(contrastRatio(colour, '#000000')).toBeNull();
    expect(contrastRatio('#000000', colour)).toBeNull();
  });
});

const colours = (changes = {}) => ({
  background: '#ffffff',
  text: '#000000',
  button: '#000000',
  buttonText: '#ffffff',
  ...changes,
});

describe('the banner', () => {
  it('may be seen as it is', () => {
    expect(contrastsOf(colours()).map((contrast) => [contrast.pair, isEnough(contrast)])).toEqual([
      ['text', true],
      ['buttonText', true],
      ['button', true],
    ]);
  });

  it.each([
    ['a text just too pale', { text: '#777777' }, 'text'],
    ['a button with a text just too pale', { button: '#777777' }, 'buttonText'],
    ['a button in its own text', { button: '#ffffff' }, 'buttonText'],
  ])('cannot be read with %s', (_, changes, pair) => {
    expect(
      contrastsOf(colours(changes))
        .filter(isUnreadable)
        .map((one) => one.pair),
    ).toEqual([pair]);
  });

  it('can be read with a button that hardly stands out', () => {
    const pale = contrastsOf(colours({ button: '#eeeeee', buttonText: '#000000' }));
    expect(pale.filter(isUnreadable)).toEqual([]);
    expect(pale.filter((one) => !isEnough(one)).map(({ pair }) => pair)).toEqual(['button']);
  });

  it('says nothing of a colour that is none', () => {
    expect(contrastsOf(colours({ background: 'white' })).map(({ pair }) => pair)).toEqual(['buttonText']);
  });
});
