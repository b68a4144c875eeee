/** Tell one story: each part goes on where the one before it ended, so nothing after a fault says anything. */
export const story = () => {
  let broken = false;
  return (name: string, play: () => Promise<void>) =>
    it(name, async () => {
      if (broken) throw new Error('An earlier part of the story failed.');
      broken = true;
      await play();
      broken = false;
    });
};
