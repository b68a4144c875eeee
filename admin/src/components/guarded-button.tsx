import * as React from 'react';
import { Button, Flex, Typography, type ButtonProps } from '@strapi/design-system';
import { useWords } from '../words/words';

interface GuardedButtonProps extends Pick<ButtonProps, 'variant' | 'startIcon' | 'loading'> {
  /** Why the person cannot do it now; empty: they can. */
  why: string;
  onClick: () => void;
  children: React.ReactNode;
}

/** A button that says beside itself why it cannot be pressed, in place of vanishing. */
export const GuardedButton = ({ why, children, ...button }: GuardedButtonProps) => {
  const id = React.useId();
  const { tell } = useWords();
  if (why === '') return <Button {...button}>{children}</Button>;
  return (
    <Flex gap={3} wrap="wrap" alignItems="center">
      <Button {...button} disabled aria-describedby={id}>
        {children}
      </Button>
      <Typography id={id} textColor="neutral600" tag="p" flex="0 1 auto">
        {tell(why)}
      </Typography>
    </Flex>
  );
};
