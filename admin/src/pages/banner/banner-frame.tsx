import type * as React from 'react';
import { Layouts, Page } from '@strapi/strapi/admin';
import { styled } from 'styled-components';
import { useWords } from '../../words/words';

interface FrameProps {
  /** What visitors are asked, in a sentence; empty: it is on its way. */
  answer: string;
  action?: React.ReactNode;
  children: React.ReactNode;
}

/** The screen's heading and, in its first line, the answer. */
export const BannerFrame = ({ answer, action = null, children }: FrameProps) => {
  const { say } = useWords();
  return (
    <Page.Main>
      <Page.Title>{say('nav.banner')}</Page.Title>
      <Layouts.Header
        title={say('banner.title')}
        subtitle={answer || say('banner.lead')}
        primaryAction={action}
      />
      <Layouts.Content>{children}</Layouts.Content>
    </Page.Main>
  );
};

/** What is decided, and beside it, or below it on a narrow screen, the banner. */
export const Columns = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: ${({ theme }) => theme.spaces[6]};
  align-items: start;

  ${({ theme }) => theme.breakpoints.large} {
    grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
  }
`;

/** Stays in sight while the form beside it scrolls, below the header that Strapi fixes to the top. */
export const Beside = styled.div`
  ${({ theme }) => theme.breakpoints.large} {
    position: sticky;
    top: 8rem;
  }
`;
