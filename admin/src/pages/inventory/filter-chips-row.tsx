import { Flex, Tag } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { useWords } from '../../words/words';
import type { Chip } from './filter-chips';

interface FilterChipsRowProps {
  chips: Chip[];
  onRemove: (chip: Chip) => void;
}

/** The filters that are set, each of which can be taken away. */
export const FilterChipsRow = ({ chips, onRemove }: FilterChipsRowProps) => {
  const { say } = useWords();
  if (chips.length === 0) return null;
  return (
    <Flex tag="ul" gap={2} wrap="wrap" aria-label={say('inventory.chips')}>
      {chips.map((chip) => (
        <li key={chip.key}>
          <Tag
            icon={<Cross aria-hidden />}
            label={say('inventory.chip.remove', { filter: chip.text })}
            onClick={() => onRemove(chip)}
          >
            {chip.text}
          </Tag>
        </li>
      ))}
    </Flex>
  );
};
