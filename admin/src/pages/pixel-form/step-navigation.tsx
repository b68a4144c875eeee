import { VisuallyHidden } from '@strapi/design-system';
import { styled } from 'styled-components';
import { useWords } from '../../words/words';
import { STEPS, type Step } from './form-steps';

interface StepNavigationProps {
  current: Step;
  /** How much has to be corrected in each step, as far as it may be said. */
  wrong: Record<Step, number>;
  isDone: (step: Step) => boolean;
  onGo: (step: Step) => void;
}

const Steps = styled.ol`
  display: flex;
  flex-wrap: wrap;
  gap: ${({ theme }) => theme.spaces[1]};
  list-style: none;
`;

const Mark = styled.span<{ $tone: 'current' | 'wrong' | 'plain' }>`
  display: inline-flex;
  align-items: center;
  justify-content: center;
  flex-shrink: 0;
  width: 2.4rem;
  height: 2.4rem;
  border-radius: 50%;
  font-weight: 600;
  border: 1px solid;
  ${({ theme: { colors }, $tone }) => {
    if ($tone === 'current')
      return `background: ${colors.primary600}; border-color: ${colors.primary600}; color: ${colors.neutral0};`;
    if ($tone === 'wrong')
      return `background: ${colors.danger100}; border-color: ${colors.danger600}; color: ${colors.danger700};`;
    return `background: ${colors.neutral0}; border-color: ${colors.neutral200}; color: ${colors.neutral800};`;
  }}
`;

/** How much is wrong, on the corner of the number. */
const Count = styled.span`
  position: absolute;
  top: 0;
  left: 2.4rem;
  min-width: 1.6rem;
  padding: 0 0.3rem;
  border-radius: 0.8rem;
  background: ${({ theme }) => theme.colors.danger600};
  color: ${({ theme }) => theme.colors.neutral0};
  font-size: 1.1rem;
  font-weight: 600;
  line-height: 1.6rem;
`;

const Go = styled.button`
  position: relative;
  display: flex;
  align-items: center;
  justify-content: center;
  gap: ${({ theme }) => theme.spaces[2]};
  min-width: 4rem;
  min-height: 4rem;
  padding: ${({ theme }) => theme.spaces[1]};
  border: 0;
  border-radius: ${({ theme }) => theme.borderRadius};
  background: transparent;
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: ${({ theme }) => theme.fontSizes[1]};
  cursor: pointer;

  &[aria-current] {
    font-weight: 600;
  }

  &:hover {
    background: ${({ theme }) => theme.colors.neutral150};
  }

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
  }

  ${({ theme }) => theme.breakpoints.medium} {
    padding-inline: ${({ theme }) => theme.spaces[2]};
  }
`;

/** Words beside the number where there is room; the heading of the step says them on a phone. */
const Label = styled.span`
  position: absolute;
  width: 1px;
  height: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;

  ${({ theme }) => theme.breakpoints.medium} {
    position: static;
    width: auto;
    height: auto;
    clip-path: none;
  }
`;

const DONE = '✓';

/** All steps in sight and in reach, each with what is wrong in it. */
export const StepNavigation = ({ current, wrong, isDone, onGo }: StepNavigationProps) => {
  const { say } = useWords();
  const toneOf = (step: Step) => {
    if (wrong[step] > 0) return 'wrong';
    return step === current ? 'current' : 'plain';
  };
  return (
    <nav aria-label={say('form.steps')}>
      <Steps>
        {STEPS.map((step, index) => (
          <li key={step}>
            <Go
              type="button"
              {...(step === current ? { 'aria-current': 'step' as const } : {})}
              onClick={() => onGo(step)}
            >
              <Mark $tone={toneOf(step)} aria-hidden>
                {isDone(step) && step !== current ? DONE : index + 1}
              </Mark>
              <Label>{say(`form.step.${step}`)}</Label>
              {wrong[step] > 0 ? (
                <>
                  <Count aria-hidden>{wrong[step]}</Count>
                  <VisuallyHidden>{say('form.step-wrong', { count: wrong[step] })}</VisuallyHidden>
                </>
              ) : null}
            </Go>
          </li>
        ))}
      </Steps>
    </nav>
  );
};
