import { styled } from 'styled-components';
import { initials, type Vendor } from '../catalogue';

interface VendorTileProps {
  name: string;
  /** Undefined: the vendor is not in the catalogue. */
  vendor: Vendor | undefined;
}

const UNKNOWN = '#666687';

const Tile = styled.span<{ $colour: string }>`
  display: inline-flex;
  align-items: center;
  justify-content: center;
  flex-shrink: 0;
  width: 3.2rem;
  height: 3.2rem;
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ $colour }) => $colour};
  color: #ffffff;
  box-shadow: inset 0 0 0 1px ${({ theme }) => theme.colors.neutral200};
  font-size: ${({ theme }) => theme.fontSizes[1]};
  font-weight: 600;
`;

/** A vendor's initials on its colour, to find it faster. Decorative: its name stands beside it. */
export const VendorTile = ({ name, vendor }: VendorTileProps) => (
  <Tile aria-hidden $colour={vendor?.colour ?? UNKNOWN}>
    {initials({ name, company: vendor?.company ?? null })}
  </Tile>
);
