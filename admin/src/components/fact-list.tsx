import { Flex, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';
import type { ContentRow } from '../words/content-rows';

const Facts = styled.dl`
  display: flex;
  flex-direction: column;
  gap: ${({ theme }) => theme.spaces[4]};
`;

const Fact = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: ${({ theme }) => theme.spaces[1]};

  ${({ theme }) => theme.breakpoints.medium} {
    grid-template-columns: minmax(0, 1fr) minmax(0, 3fr);
    gap: ${({ theme }) => theme.spaces[4]};
  }
`;

/** Everything that a version says, one fact after the other. */
export const FactList = ({ rows }: { rows: ContentRow[] }) => (
  <Facts>
    {rows.map(({ key, label, lines, lang, link }) => (
      <Fact key={key}>
        <Typography tag="dt" fontWeight="bold" textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
          {label}
        </Typography>
        <Flex
          tag="dd"
          direction="column"
          alignItems="flex-start"
          gap={1}
          minWidth={0}
          {...(lang ? { lang } : {})}
        >
          {lines.map((line) => (
            <Typography
              key={line}
              textColor="neutral800"
              style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}
            >
              {line}
            </Typography>
          ))}
          {link ? (
            <Link tag={NavLink} to={link.to}>
              {link.text}
            </Link>
          ) : null}
        </Flex>
      </Fact>
    ))}
  </Facts>
);
