import * as React from 'react';
import { useLocation } from 'react-router-dom';
import { useApi, type Counts } from './api';

interface CountsValue {
  counts: Counts | null;
  refresh: () => void;
}

const CountsContext = React.createContext<CountsValue>({ counts: null, refresh: () => undefined });

/** Keep the numbers in the navigation current: on every change of screen and after every action. */
export const CountsProvider = ({ children }: { children: React.ReactNode }) => {
  const api = useApi();
  const { pathname } = useLocation();
  const [counts, setCounts] = React.useState<Counts | null>(null);
  const latest = React.useRef(0);

  const refresh = React.useCallback(() => {
    const turn = ++latest.current;
    void api.counts().then((fresh) => {
      if (fresh && turn === latest.current) setCounts(fresh);
    });
  }, [api]);

  React.useEffect(refresh, [refresh, pathname]);

  const value = React.useMemo(() => ({ counts, refresh }), [counts, refresh]);
  return <CountsContext.Provider value={value}>{children}</CountsContext.Provider>;
};

export const useCounts = (): CountsValue => React.useContext(CountsContext);
