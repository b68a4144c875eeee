import type { Person, Version } from '../contract';
import { samePerson } from '../core/approval';
import { decidedMail, oneLine, submittedMail, type Mail, type MailItem } from '../core/mail-text';
import { mailLanguage } from '../core/mail-words';
import type { Clock } from '../io/clock';
import type { Recipient, Stores } from '../io/ports';
import { activity } from './describe';
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
  version: Version;
  by: Person;
}
interface Decided {
  kind: 'decided';
  version: Version;
  by: Person;
  outcome: 'approved' | 'sent_back';
  comment: string;
}
type Job = Submitted | Decided;

interface Letter {
  to: Recipient;
  mail: Mail;
}

/** Who speaks where the plugin itself has something to say. */
const PLUGIN: Person = { id: 'pixel-inventory', name: 'Pixel inventory', email: '' };

const REASON_LENGTH = 200;
const NAMES_SHOWN = 5;

const reasonOf = (error: unknown): string => {
  const said = error !== null && typeof error === 'object' && 'message' in error ? error.message : error;
  return oneLine(String(said)).slice(0, REASON_LENGTH);
};

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
  const waiting: Job[] = [];
  let running: Promise<void> = Promise.resolve();

  const itemOf = ({ pixel, number, content }: Version): MailItem => ({
    name: content.name,
    version: number,
    url: screenOf(pixel),
  });

  /** One mail for each who may approve, about all that they had no hand in. */
  const submittedLetters = async (jobs: Submitted[], by: Person): Promise<Letter[]> => {
    const approvers = (await stores.people.whoMay('approve')).filter((person) => !samePerson(person, by));
    return approvers.flatMap((to) => {
      const items = jobs
        .filter(({ version }) => !isAmong(version.authors, to))
        .map(({ version }) => itemOf(version));
      return items.length > 0 ? [{ to, mail: submittedMail(mailLanguage(to.language), by.name, items) }] : [];
    });
  };

  const decidedLetters = async ({ version, by, outcome, comment }: Decided): Promise<Letter[]> => {
    const authors = version.authors.filter((author) => !samePerson(author, by));
    const decision = { by: by.name, outcome, comment, item: itemOf(version) };
    return (await stores.people.stillHere(authors)).map((to) => ({
      to,
      mail: decidedMail(mailLanguage(to.language), decision),
    }));
  };

  const noteFailure = async (jobs: Job[], missed: Person[], reason: string): Promise<void> => {
    const [job] = jobs;
    if (!job) return;
    const { pixel, number } = job.version;
    const what = jobs.length === 1 ? `version ${number}` : `${jobs.length} versions`;
    const summary = `A message about ${what} could not be mailed to ${namesOf(missed) || 'anybody'}: ${reason}`;
    onError(summary);
    const about = jobs.length === 1 ? { pixel, version: number } : {};
    await stores.transact(() =>
      stores.activities.append(activity(clock.now(), PLUGIN, 'mail_failed', summary, about)),
    );
  };

  const sendAll = async (jobs: Job[], letters: Letter[]): Promise<void> => {
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
    if (missed.length > 0) await noteFailure(jobs, missed, reason);
  };

  /** Take the next job, and with a submission all others by the same person that wait: many at once are one mail. */
  const takeNext = (): Job[] => {
    const [first] = waiting;
    if (!first) return [];
    const jobs =
      first.kind === 'submitted'
        ? waiting.filter(({ kind, by }) => kind === 'submitted' && samePerson(by, first.by))
        : [first];
    for (const job of jobs) waiting.splice(waiting.indexOf(job), 1);
    return jobs;
  };

  const isSubmitted = (job: Job): job is Submitted => job.kind === 'submitted';

  const handle = async (jobs: Job[]): Promise<void> => {
    const [first] = jobs;
    if (!first) return;
    const { mails } = await settings.read();
    if (!mails[first.kind]) return;
    const letters = isSubmitted(first)
      ? await submittedLetters(jobs.filter(isSubmitted), first.by)
      : await decidedLetters(first);
    await sendAll(jobs, letters);
  };

  const next = async (): Promise<void> => {
    try {
      await handle(takeNext());
    } catch (error) {
      onError(`A message could not be mailed: ${reasonOf(error)}`);
    }
  };

  const add = (job: Job): void => {
    waiting.push(job);
    running = running.then(next);
  };

  return {
    /** Tell those who may approve that a version waits for them. Returns at once. */
    submitted: (version: Version, by: Person): void => add({ kind: 'submitted', version, by }),
    /** Tell the authors what was decided about their version. Returns at once. */
    decided: (version: Version, by: Person, outcome: Decided['outcome'], comment: string): void =>
      add({ kind: 'decided', version, by, outcome, comment }),
    /** Wait until all that waits is sent or has failed. */
    settled: (): Promise<void> => running,
  };
};

export type Mails = ReturnType<typeof createMails>;
