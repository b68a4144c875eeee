import { Box, Flex, VisuallyHidden } from '@strapi/design-system';
import { useWords } from '../words/words';

interface SkeletonProps {
  rows: number;
  /** Height of one row, so that nothing jumps when the real one takes its place. */
  height?: string;
}

/** Stands in for rows that are on their way. */
export const Skeleton = ({ rows, height = '5.6rem' }: SkeletonProps) => {
  const { say } = useWords();
  return (
    <Flex direction="column" alignItems="stretch" gap={2} width="100%" aria-busy>
      <VisuallyHidden>
        <span role="status">{say('loading')}</span>
      </VisuallyHidden>
      {Array.from({ length: rows }, (_, row) => (
        <Box key={row} background="neutral150" hasRadius height={height} width="100%" aria-hidden />
      ))}
    </Flex>
  );
};
