import { VisuallyHidden } from '@strapi/design-system';
import { useWords } from '../words/words';

/** Tell whoever cannot see a list how many it holds; undefined: that is not known yet. */
export const Found = ({ count }: { count: number | undefined }) => {
  const { say } = useWords();
  return (
    <VisuallyHidden>
      <span role="status">{count === undefined ? '' : say('inventory.found', { count })}</span>
    </VisuallyHidden>
  );
};
