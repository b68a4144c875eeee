import type { Person, Version } from '../contract';
import { samePerson } from '../core/approval';
import { decidedMail, oneLine, submittedMail, type Mail, type MailItem } from '../core/mail-text';
import { mailLanguage } from '../core/mail-words';
import type { Clock } from '../io/clock';
import type { Recipient, Stores } from '../io/ports';
import { activity, PLUGIN, reasonOf } from './describe';
import type { SettingsService } from './settings';

interface Parts {
  stores: Stores;
  clock: Clock;
  settings: Pick<SettingsService, 'read'>;
  /** Hand a mail to Strapi's e-mail plugin. Rejects where it could not be sent. */
  deliver: (to: string, mail: Mail) => Promise<void>;
  /** Address of a pixel's screen in the admin panel. */
  screenOf: (slug: string) => string;
  onError: (message: string) => void;
}

interface Submitted {
  kind: 'submitted';
  /** At least one. */
  versions: Version[];
  by: Person;
}
interface Decided {
  kind: 'decided';
  versions: [Version];
  by: Person;
  outcome: 'approved' | 'sent_back';
  comment: string;
}
type Job = Submitted | Decided;

interface Letter {
  to: Recipient;
  mail: Mail;
}

const NAMES_SHOWN = 5;

const isAmong = (people: readonly Person[], person: Person): boolean =>
  people.some((each) => samePerson(each, person));

const namesOf = (people: Person[]): string =>
  [
    ...people.slice(0, NAMES_SHOWN).map(({ name }) => oneLine(name)),
    ...(people.length > NAMES_SHOWN ? ['…'] : []),
  ].join(', ');

/**
 * Mails about approval, sent after what they tell of is stored: one after the other, by nobody waited for, and by no failure
 * of theirs is anything undone.
 */
export const createMails = ({ stores, clock, settings, deliver, screenOf, onError }: Parts) => {
  let running: Promise<void> = Promise.resolve();

  const itemOf = ({ pixel, number, content }: Version): MailItem => ({
    name: content.name,
    version: number,
    url: screenOf(pixel),
  });

  /** One mail for each who may approve, about all that they had no hand in. */
  const submittedLetters = async ({ versions, by }: Submitted): Promise<Letter[]> => {
    const approvers = (await stores.people.whoMay('approve')).filter((person) => !samePerson(person, by));
    return approvers.flatMap((to) => {
      const items = versions.filter(({ authors }) => !isAmong(authors, to)).map(itemOf);
      return items.length > 0 ? [{ to, mail: submittedMail(mailLanguage(to.language), by.name, items) }] : [];
    });
  };

  const decidedLetters = async ({
    versions: [version],
    by,
    outcome,
    comment,
  }: Decided): Promise<Letter[]> => {
    const authors = version.authors.filter((author) => !samePerson(author, by));
    const decision = { by: by.name, outcome, comment, item: itemOf(version) };
    return (await stores.people.stillHere(authors)).map((to) => ({
      to,
      mail: decidedMail(mailLanguage(to.language), decision),
    }));
  };

  const noteFailure = async ({ versions }: Job, missed: Person[], reason: string): Promise<void> => {
    const [first, ...others] = versions;
    if (!first) return;
    const { pixel, number } = first;
    const isOne = others.length === 0;
    const what = isOne ? `version ${number}` : `${versions.length} versions`;
    const summary = `A message about ${what} could not be mailed to ${namesOf(missed) || 'anybody'}: ${reason}`;
    onError(summary);
    const about = isOne ? { pixel, version: number } : {};
    await stores.transact(() =>
      stores.activities.append(activity(clock.now(), PLUGIN, 'mail_failed', summary, about)),
    );
  };

  const sendAll = async (job: Job, letters: Letter[]): Promise<void> => {
    const missed: Person[] = [];
    let reason = '';
    for (const { to, mail } of letters) {
      try {
        await deliver(to.email, mail);
      } catch (error) {
        missed.push(to);
        reason ||= reasonOf(error);
      }
    }
    if (missed.length > 0) await noteFailure(job, missed, reason);
  };

  const handle = async (job: Job): Promise<void> => {
    const { mails } = await settings.read();
    if (!mails[job.kind]) return;
    await sendAll(job, await (job.kind === 'submitted' ? submittedLetters(job) : decidedLetters(job)));
  };

  const add = (job: Job): void => {
    running = running
      .then(() => handle(job))
      .catch((error: unknown) => onError(`A message could not be mailed: ${reasonOf(error)}`));
  };

  return {
    /** Tell those who may approve, in one mail each, that these versions wait for them. Returns at once. */
    submitted: (versions: Version[], by: Person): void => {
      if (versions.length > 0) add({ kind: 'submitted', versions, by });
    },
    /** Tell the authors what was decided about their version. Returns at once. */
    decided: (version: Version, by: Person, outcome: Decided['outcome'], comment: string): void =>
      add({ kind: 'decided', versions: [version], by, outcome, comment }),
    /** Wait until all that waits is sent or has failed. */
    settled: (): Promise<void> => running,
  };
};

export type Mails = ReturnType<typeof createMails>;
