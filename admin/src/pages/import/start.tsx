import { styled } from 'styled-components';

/** What is read first after a step; takes the focus there, below Strapi's heading that stays on top. */
export const Start = styled.div`
  display: flex;
  flex-direction: column;
  gap: ${({ theme }) => theme.spaces[1]};
  scroll-margin-top: 12rem;
  outline: none;
`;
