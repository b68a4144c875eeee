import * as React from 'react';
import { useApi } from './api';

export interface Owner {
  name: string;
  email: string;
}

const MANY = 100;

/**
 * Load who looks after pixels, to offer them in a filter; at most those of the first 100 pixels. The filter takes an
 * e-mail address too, so that nothing is lost where there are more, or where this fails.
 */
export const useOwners = (): Owner[] => {
  const api = useApi();
  const [owners, setOwners] = React.useState<Owner[]>([]);
  React.useEffect(() => {
    let current = true;
    void api.list({ sort: 'owner', order: 'asc', pageSize: MANY }).then((answer) => {
      if (!current || !answer.ok) return;
      const names = new Map(answer.value.items.map(({ ownerEmail, ownerName }) => [ownerEmail, ownerName]));
      setOwners([...names].map(([email, name]) => ({ email, name })));
    });
    return () => {
      current = false;
    };
  }, [api]);
  return owners;
};
