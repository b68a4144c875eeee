import { translator } from '../../admin/src/words/translate-text';

const tell = translator({
  'Please fill in {what}.': 'Bitte {what} angeben.',
  'Please fill in {what}, for example: {example}.': 'Bitte {what} angeben, zum Beispiel: {example}.',
  'the name': 'den Namen',
  'There is no pixel "{slug}".': 'Es gibt kein Pixel „{slug}“.',
  '{a} of {b}': '{b}: {a}',
  'This pixel is retired.': 'Dieses Pixel ist außer Dienst.',
});

describe('translating what the server says', () => {
  it.each([
    ['a sentence as it is', 'This pixel is retired.', 'Dieses Pixel ist außer Dienst.'],
    ['what is filled in', 'There is no pixel "spring".', 'Es gibt kein Pixel „spring“.'],
    ['a phrase that is filled in', 'Please fill in the name.', 'Bitte den Namen angeben.'],
    [
      'the most exact of several that fit',
      'Please fill in the name, for example: Spring.',
      'Bitte den Namen angeben, zum Beispiel: Spring.',
    ],
    ['another order', '3 of 7', '7: 3'],
    ['line breaks in what is filled in', 'There is no pixel "a\nb".', 'Es gibt kein Pixel „a\nb“.'],
    ['nothing that it does not know', 'Something else.', 'Something else.'],
    ['no text that only begins alike', 'This pixel is retired. Or not.', 'This pixel is retired. Or not.'],
    ['an inherited name is no translation', 'constructor', 'constructor'],
    ['braces in what is filled in', 'There is no pixel "{what}".', 'Es gibt kein Pixel „{what}“.'],
  ])('%s', (_, english, expected) => {
    expect(tell(english)).toBe(expected);
  });

  it('leaves English as it is where there are no translations', () => {
    expect(translator({})('Please fill in the name.')).toBe('Please fill in the name.');
  });

  it('ends soon, whatever it is given', () => {
    const hostile = translator({ '{a} and {b} and {c} and {d}.': '{a}{b}{c}{d}' });
    expect(hostile(`${' and '.repeat(250)}!`)).toContain('and');
  });
});
