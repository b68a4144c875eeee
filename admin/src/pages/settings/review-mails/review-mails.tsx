import * as React from 'react';
import { PreviewCard } from './preview-card';
import { RunCard } from './run-card';
import { SentCard } from './sent-card';

/** The mails about reviews: how they look, which went out, and a way to send what is due now. */
export const ReviewMails = () => {
  const [turn, setTurn] = React.useState(0);
  return (
    <>
      <PreviewCard />
      <RunCard onDone={() => setTurn((count) => count + 1)} />
      {/* Made anew after a run, so that it asks once more. */}
      <SentCard key={turn} />
    </>
  );
};
