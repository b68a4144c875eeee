import { Flex } from '@strapi/design-system';
import { CONSENT_RULES, type RegionTerms } from '../../../../server/src/contract';
import { Notice } from '../../components/notice';
import { useWords } from '../../words/words';
import { Tick } from '../pixel-form/form-field';
import { Choice } from '../../components/choice';

interface TermsProps {
  terms: RegionTerms;
}

/** Say plainly what it means to ask for less than a yes. */
export const LaxWarning = ({ terms: { rule, gpc } }: TermsProps) => {
  const { say } = useWords();
  if (rule === 'opt_in' && gpc) return null;
  const sentences = [
    ...(rule === 'opt_in' ? [] : [say(`banner.lax.${rule}`)]),
    ...(gpc ? [] : [say('banner.lax.gpc')]),
  ];
  return <Notice tone="warning">{sentences.join(' ')}</Notice>;
};

interface GpcProps extends TermsProps {
  onChange: (terms: RegionTerms) => void;
}

/** Whether the signal of a browser counts. */
export const GpcTick = ({ terms, onChange }: GpcProps) => {
  const { say } = useWords();
  return (
    <Tick
      label={say('banner.gpc.label')}
      hint={say('banner.gpc.hint')}
      checked={terms.gpc}
      onChange={(gpc) => onChange({ ...terms, gpc })}
    />
  );
};

interface TermsFieldsProps extends GpcProps {
  /** Path of what the terms belong to, for example `policy.elsewhere`. */
  path: string;
  /** What the rule is called. */
  label: string;
}

/** What holds somewhere: the rule, and whether the signal of a browser counts. */
export const TermsFields = ({ path, label, terms, onChange }: TermsFieldsProps) => {
  const { say } = useWords();
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Choice
        path={`${path}.rule`}
        label={label}
        value={terms.rule}
        options={CONSENT_RULES}
        textOf={(rule) => say(`banner.rule.${rule}`)}
        onChange={(rule) => onChange({ ...terms, rule })}
      />
      <GpcTick terms={terms} onChange={onChange} />
      <LaxWarning terms={terms} />
    </Flex>
  );
};
