import * as React from 'react';
import { Flex, Link, Typography } from '@strapi/design-system';
import { Widget } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';
import type { Overview, ReviewList } from '../../../server/src/contract';
import { useApi } from '../api';
import { useLoad } from '../use-load';
import { failureText } from '../words/failure-text';
import { useWords } from '../words/words';
import { widgetLines } from './widget-lines';

const Lines = ({ overview, counts }: { overview: Overview; counts: ReviewList['counts'] }) => {
  const { say } = useWords();
  const lines = widgetLines(overview, counts);
  if (lines.length === 0) return <Typography textColor="neutral600">{say('widget.nothing')}</Typography>;
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
      {lines.map(({ label, count, to }) => (
        <li key={label}>
          <Link tag={NavLink} to={to}>
            {say(label, { count })}
          </Link>
        </li>
      ))}
    </Flex>
  );
};

/** What waits in the inventory, for Strapi's home page. */
export const PixelsWidget = () => {
  const words = useWords();
  const api = useApi();
  const overview = useLoad(React.useCallback(() => api.overview(), [api]));
  const reviews = useLoad(React.useCallback(() => api.reviews({ pageSize: 1 }), [api]));
  const failure = overview.failure ?? reviews.failure;
  if (failure) return <Widget.Error>{failureText(failure, words)}</Widget.Error>;
  if (!overview.value || !reviews.value) return <Widget.Loading />;
  return <Lines overview={overview.value} counts={reviews.value.counts} />;
};
