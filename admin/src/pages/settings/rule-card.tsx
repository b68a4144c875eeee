import * as React from 'react';
import { Flex, Switch, Typography } from '@strapi/design-system';
import type { Settings } from '../../../../server/src/contract';
import type { Api } from '../../api';
import { Card } from '../../components/card';
import { Confirm } from '../../components/confirm';
import { Notice } from '../../components/notice';
import { useAct } from '../../use-act';
import { useWords } from '../../words/words';

interface RuleCardProps {
  api: Api;
  isOn: boolean;
  onSaved: (settings: Settings) => void;
}

/** The two-person rule: switched on at once, switched off after a question. */
export const RuleCard = ({ api, isOn, onSaved }: RuleCardProps) => {
  const { say } = useWords();
  const act = useAct();
  const [asking, setAsking] = React.useState(false);
  const id = React.useId();
  const turn = (twoPersonRule: boolean) =>
    act.run(
      () => api.changeSettings({ twoPersonRule }),
      say(twoPersonRule ? 'settings.rule.done-on' : 'settings.rule.done-off'),
      (settings) => {
        setAsking(false);
        onSaved(settings);
      },
    );
  return (
    <Card title={say('settings.rule.title')}>
      <Flex gap={4} justifyContent="space-between" alignItems="flex-start" wrap="wrap">
        <Flex direction="column" alignItems="stretch" gap={1} flex="1 1 24rem" minWidth={0}>
          <Typography fontWeight="bold" tag="p" id={`${id}-label`}>
            {say('settings.rule.label')}
          </Typography>
          <Typography textColor="neutral800" tag="p" id={`${id}-state`}>
            {say(isOn ? 'settings.rule.on' : 'settings.rule.off')}
          </Typography>
        </Flex>
        <Switch
          checked={isOn}
          disabled={act.busy}
          aria-labelledby={`${id}-label`}
          aria-describedby={`${id}-state`}
          onCheckedChange={(on: boolean) => (on ? turn(true) : setAsking(true))}
        />
      </Flex>
      {act.error && !asking ? (
        <Notice tone="danger" urgent>
          {act.error}
        </Notice>
      ) : null}
      {asking ? (
        <Confirm
          title={say('settings.rule.confirm')}
          consequence={say('settings.rule.consequence')}
          act={say('settings.rule.act')}
          variant="danger-light"
          busy={act.busy}
          error={act.error}
          onConfirm={() => turn(false)}
          onClose={() => {
            setAsking(false);
            act.clear();
          }}
        />
      ) : null}
    </Card>
  );
};
