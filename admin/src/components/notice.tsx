import type * as React from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';
import { CheckCircle, Information, WarningCircle } from '@strapi/icons';

export type NoticeTone = 'secondary' | 'success' | 'warning' | 'danger';

interface NoticeProps {
  tone: NoticeTone;
  title?: string;
  children?: React.ReactNode;
  action?: React.ReactNode;
  /** Read out as soon as it appears. */
  urgent?: boolean;
}

const ICONS = { secondary: Information, success: CheckCircle, warning: WarningCircle, danger: WarningCircle };

/** Something that a person should know before they go on; stays until its cause is gone. */
export const Notice = ({ tone, title, children, action, urgent = false }: NoticeProps) => {
  const Icon = ICONS[tone];
  return (
    <Box
      background={`${tone}100`}
      borderColor={`${tone}200`}
      hasRadius
      padding={4}
      width="100%"
      {...(urgent ? { role: 'alert' } : {})}
    >
      <Flex gap={3} alignItems="flex-start">
        <Box shrink={0} paddingTop="2px" aria-hidden>
          <Icon fill={`${tone}600`} width="1.6rem" height="1.6rem" />
        </Box>
        <Flex direction="column" alignItems="flex-start" gap={2} flex="1" minWidth={0}>
          {title ? (
            <Typography fontWeight="bold" textColor="neutral800" tag="p">
              {title}
            </Typography>
          ) : null}
          {typeof children === 'string' ? (
            <Typography textColor="neutral800" tag="p" style={{ overflowWrap: 'anywhere' }}>
              {children}
            </Typography>
          ) : (
            children
          )}
          {action}
        </Flex>
      </Flex>
    </Box>
  );
};
