import * as React from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import { Upload } from '@strapi/icons';
import { styled } from 'styled-components';
import { LARGEST_IMPORT } from '../../../../server/src/contract';
import { Card } from '../../components/card';
import { Notice } from '../../components/notice';
import { useWords } from '../../words/words';
import { sizeWords } from './import-words';
import { TemplateButton } from './template-button';

const Zone = styled.div<{ $over: boolean }>`
  border: 2px dashed ${({ theme, $over }) => ($over ? theme.colors.primary600 : theme.colors.neutral500)};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme, $over }) => ($over ? theme.colors.primary100 : 'transparent')};
  padding: ${({ theme }) => theme.spaces[7]} ${({ theme }) => theme.spaces[4]};
`;

interface FileChoiceProps {
  /** A file is there already: offer another one in little room. */
  again: boolean;
  busy: boolean;
  refused: string;
  onFiles: (files: File[]) => void;
}

// A file that misses its place would be opened by the browser in place of this page.
const useNoAccidents = () =>
  React.useEffect(() => {
    const stay = (event: Event) => event.preventDefault();
    window.addEventListener('dragover', stay);
    window.addEventListener('drop', stay);
    return () => {
      window.removeEventListener('dragover', stay);
      window.removeEventListener('drop', stay);
    };
  }, []);

const useDrop = (busy: boolean, onFiles: (files: File[]) => void) => {
  const [over, setOver] = React.useState(false);
  return {
    over,
    handlers: {
      onDragOver: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: (event: React.DragEvent) => {
        setOver(false);
        if (!busy) onFiles([...event.dataTransfer.files]);
      },
    },
  };
};

/** Choose a file, or drop one. */
export const FileChoice = ({ again, busy, refused, onFiles }: FileChoiceProps) => {
  const { say, language } = useWords();
  useNoAccidents();
  const { over, handlers } = useDrop(busy, onFiles);
  const input = React.useRef<HTMLInputElement>(null);
  return (
    <Card
      title={say('import.choose.title')}
      lead={say('import.choose.lead', { size: sizeWords(LARGEST_IMPORT, language) })}
    >
      {refused ? (
        <Notice tone="danger" urgent>
          {refused}
        </Notice>
      ) : null}
      <Zone $over={over} {...handlers}>
        <Flex gap={3} wrap="wrap" justifyContent="center" alignItems="center">
          <Typography textColor="neutral600">{say('import.choose.drop')}</Typography>
          <Button
            variant={again ? 'tertiary' : 'default'}
            startIcon={<Upload />}
            disabled={busy}
            onClick={() => input.current?.click()}
          >
            {say(again ? 'import.choose.other' : 'import.choose.button')}
          </Button>
          <input
            ref={input}
            type="file"
            accept=".csv,.json,text/csv,application/json"
            aria-label={say('import.choose.button')}
            hidden
            onChange={(event) => {
              onFiles([...(event.target.files ?? [])]);
              // So that the same file can be chosen again after it was corrected.
              event.target.value = '';
            }}
          />
        </Flex>
      </Zone>
      <TemplateButton />
    </Card>
  );
};
