import { styled } from 'styled-components';
import { initialsOf, inkOn } from '../words/vendor-initials';

interface VendorTileProps {
  name: string;
  /** Six hexadecimal digits after #. Left out: the vendor is not in the catalogue. */
  colour?: string | undefined;
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
  color: ${({ $colour }) => inkOn($colour)};
  box-shadow: inset 0 0 0 1px ${({ theme }) => theme.colors.neutral200};
  font-size: ${({ theme }) => theme.fontSizes[1]};
  font-weight: 600;
`;

/** A vendor's initials on its colour, to find it faster. Decorative: its name stands beside it. */
export const VendorTile = ({ name, colour = UNKNOWN }: VendorTileProps) => (
  <Tile aria-hidden $colour={colour}>
    {initialsOf(name)}
  </Tile>
);
