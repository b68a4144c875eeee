import { Button } from '@strapi/design-system';
import { Filter } from '@strapi/icons';
import { useWords } from '../words/words';

interface FiltersToggleProps {
  /** How many filters are set. */
  set: number;
  open: boolean;
  /** The id of what it opens. */
  controls: string;
  onToggle: () => void;
}

/** Open and close the filters where there is little room. */
export const FiltersToggle = ({ set, open, controls, onToggle }: FiltersToggleProps) => {
  const { say } = useWords();
  return (
    <Button
      variant="tertiary"
      startIcon={<Filter />}
      aria-expanded={open}
      aria-controls={controls}
      onClick={onToggle}
    >
      {set > 0 ? say('filters-set', { count: set }) : say('filters')}
    </Button>
  );
};
