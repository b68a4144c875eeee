import {
  ACTIONS,
  done,
  refuse,
  sentence,
  type Action,
  type Approval,
  type Approve,
  type CreatePixel,
  type ListQuery,
  type Outcome,
  type Person,
  type PixelDetail,
  type PixelList,
  type PixelRecord,
  type Placement,
  type SavePixel,
  type SendBack,
  type Submit,
  type Version,
} from '../contract';
import * as approval from '../core/approval';
import { contentHash } from '../core/compile';
import type { Sha256 } from '../core/hash';
import { firePeriods } from '../core/fires';
import { foldText } from '../core/fold-text';
import { compilePlacement, inPlacement, toSpots } from '../core/placement';
import { APPROVE_ALONE } from '../core/lone-approval';
import { everyDays } from '../core/review-dates';
import { dueRange, reviewDueAt, withStanding } from '../core/review-due';
import { normalisePath } from '../core/visit';
import type { Clock } from '../io/clock';
import { ConflictError, type PixelChange, type PixelQuery, type StoredPixel, type Stores } from '../io/ports';
import { vendors } from '../vendors';
import { checkContent, type Rights } from './check-content';
import { activity } from './describe';
import type { Drafts } from './drafts';
import type { FireService } from './fires';
import { findingsAbout, OTHERS_NEEDED } from './findings';
import { freeSlug } from './free-slug';
import type { LoneApprovals } from './lone-approvals';
import type { Mails } from './mails';
import { termsOfContent } from './review-dates';
import type { SettingsService } from './settings';

interface Parts {
  stores: Stores;
  clock: Clock;
  sha256: Sha256;
  drafts: Drafts;
  settings: Pick<SettingsService, 'read'>;
  loneApprovals: LoneApprovals;
  mails: Pick<Mails, 'submitted' | 'decided'>;
  fires: Pick<FireService, 'ofPixel' | 'mark'>;
}

const ACTIVITY_SHOWN = 50;

const actionsFor = (
  record: PixelRecord,
  person: Person,
  twoPersonRule: boolean,
  declared: boolean,
): PixelDetail['actions'] => {
  const answer = (action: Action) => {
    const refusal =
      approval.judge(action, record, person, undefined, twoPersonRule) ??
      (action === 'pause' ? approval.judgeStop(declared) : null);
    return { allowed: refusal === null, why: refusal ? sentence(refusal) : '' };
  };
  return Object.fromEntries(ACTIONS.map((action) => [action, answer(action)])) as PixelDetail['actions'];
};

/** Whether the version that is live is put in by something else. */
const isDeclared = (versions: readonly Version[], { live }: PixelRecord): boolean =>
  versions.some(({ number, content }) => number === live && content.delivery === 'declared');

/** Judge placements by one path, as a visitor's browser would ask for it. */
const runsOn = (path: string): ((placement: Placement) => boolean) => {
  const spots = toSpots(normalisePath(path.startsWith('/') ? path : `/${path}`));
  return (placement) => inPlacement(compilePlacement(placement), spots);
};

const vendorsNamed = (search: string): string[] => {
  const words = foldText(search);
  return vendors.filter(({ name }) => foldText(name).includes(words)).map(({ key }) => key);
};

/** Fill in what the database cannot know: the time, the names of vendors, and how a path is read. */
const completeQuery = (
  { review, path, ...query }: ListQuery,
  graceDays: number,
  now: string,
): PixelQuery => ({
  ...query,
  vendorsFound: query.search === '' ? [] : vendorsNamed(query.search),
  period: firePeriods(now),
  ...(review ? { due: dueRange(review, graceDays, now) } : {}),
  ...(path ? { runs: runsOn(path) } : {}),
});

/** The use cases of the inventory and of approval: load, decide, save, each in one transaction. */
export const createInventory = (parts: Parts) => {
  const { stores, clock, sha256, drafts, settings, loneApprovals, mails, fires } = parts;
  const detail = async (slug: string, person: Person): Promise<Outcome<PixelDetail>> => {
    const stored = await stores.pixels.find(slug);
    if (!stored) return refuse('pixel_not_found', { slug });
    const [versions, approvals, activities, comments, others, fired, { twoPersonRule, reviews }] =
      await Promise.all([
        stores.versions.ofPixel(slug),
        stores.approvals.ofPixel(slug),
        stores.activities.ofPixel(slug, ACTIVITY_SHOWN),
        stores.comments.ofPixel(slug),
        stores.pixels.othersOfVendor(slug, OTHERS_NEEDED),
        fires.ofPixel(slug),
        settings.read(),
      ]);
    return done({
      pixel: withStanding(stored.summary, reviews.graceDays, clock.now()),
      versions,
      approvals,
      activity: activities,
      comments,
      findings: versions[0] ? findingsAbout(versions[0].content, others) : [],
      fires: fired,
      actions: actionsFor(stored.record, person, twoPersonRule, isDeclared(versions, stored.record)),
    });
  };

  /** Run a use case on a pixel in one transaction, then answer with the pixel as it is afterwards. */
  const onPixel = async (
    slug: string,
    person: Person,
    work: (stored: StoredPixel, at: string) => Promise<Outcome<unknown>>,
  ): Promise<Outcome<PixelDetail>> => {
    const outcome = await stores.transact(async () => {
      const stored = await stores.pixels.find(slug);
      return stored ? work(stored, clock.now()) : refuse('pixel_not_found', { slug });
    });
    return outcome.ok ? detail(slug, person) : outcome;
  };

  const create = async (
    input: CreatePixel,
    person: Person,
    rights: Rights,
  ): Promise<Outcome<PixelDetail>> => {
    const checked = checkContent(input.content, rights);
    if (!checked.ok) return checked;
    const content = checked.value;
    const outcome = await stores.transact(async (): Promise<Outcome<string>> => {
      const slug = input.slug ?? (await freeSlug(content.name, stores.pixels.slugsLike));
      if (input.slug && (await stores.pixels.find(slug))) {
        return refuse('slug_taken', { slug }, [{ path: ['slug'], message: 'This short name is taken.' }]);
      }
      const same = await drafts.sameId(slug, content);
      if (same) return refuse('invalid_input', {}, [same]);
      const summary = `Added the pixel "${content.name}".`;
      await drafts.add(slug, content, { person, at: clock.now(), summary });
      return done(slug);
    });
    return outcome.ok ? detail(outcome.value, person) : outcome;
  };

  const save = async (
    slug: string,
    input: SavePixel,
    person: Person,
    rights: Rights,
  ): Promise<Outcome<PixelDetail>> => {
    const checked = checkContent(input.content, rights);
    if (!checked.ok) return checked;
    const content = checked.value;
    return onPixel(slug, person, async (stored, at) => {
      const refusal = approval.judge('edit', stored.record, person);
      if (refusal) return refusal;
      const { head, headHash } = stored.record;
      if (input.baseVersion !== head) return refuse('edit_conflict', { head, base: input.baseVersion });
      if (contentHash(content, sha256) === headHash) return done(null);
      const same = await drafts.sameId(slug, content);
      if (same) return refuse('invalid_input', {}, [same]);
      await drafts.change(stored, content, { person, at, summary: `Saved version ${head + 1}.` });
      return done(null);
    });
  };

  /** Mail about a version after what happened to it is stored. */
  const thenMail = async (
    number: number,
    happened: Promise<Outcome<PixelDetail>>,
    mail: (version: Version) => void,
  ): Promise<Outcome<PixelDetail>> => {
    const outcome = await happened;
    const version = outcome.ok ? outcome.value.versions.find((each) => each.number === number) : undefined;
    if (version) mail(version);
    return outcome;
  };

  /** Without a hash, the number alone says which version is meant. `mail`: how to tell those who may approve. */
  const submit = (
    slug: string,
    input: Omit<Submit, 'hash'> & { hash?: string | undefined },
    person: Person,
    mail = (version: Version): void => mails.submitted([version], person),
  ) => {
    const happened = onPixel(slug, person, async (stored, at) => {
      const { version, hash = stored.record.headHash } = input;
      const refusal = approval.judge('submit', stored.record, person, { version, hash });
      if (refusal) return refusal;
      await stores.pixels.save(stored, approval.submitted(stored.record));
      await stores.activities.append(
        activity(at, person, 'submit', `Asked for approval of version ${version}.`, { pixel: slug, version }),
      );
      return done(null);
    });
    return thenMail(input.version, happened, mail);
  };

  /** When somebody has to look again at a version that is approved now. */
  const nextReview = async (slug: string, version: number, at: string): Promise<PixelChange> => {
    const found = await stores.versions.find(slug, version);
    if (!found) return {};
    const { reviews } = await settings.read();
    const reviewTerms = termsOfContent(found.content);
    const due = reviewDueAt(at, everyDays(reviewTerms, reviews));
    return { approval: { approvedAt: at, reviewDueAt: due, reviewTerms } };
  };

  /** Store a decision and what the audit log says of it. */
  const sign = async (signed: Approval): Promise<void> => {
    const { pixel, version, outcome, alone, comment, person, at } = signed;
    const about = { pixel, version };
    await stores.approvals.insert(signed);
    if (outcome === 'sent_back') {
      const words = `Sent version ${version} back: ${comment}`;
      await stores.activities.append(activity(at, person, 'send_back', words, about));
    } else if (!alone) {
      await stores.activities.append(activity(at, person, 'approve', `Approved version ${version}.`, about));
    } else {
      const words = `Approved version ${version} alone, as the two-person rule is off.`;
      await stores.activities.append(activity(at, person, APPROVE_ALONE, words, about));
      // Somebody may have switched the rule on since it was read: then this starts over, and is refused.
      const proven = await loneApprovals.proven([signed]);
      if (!proven.has(signed)) throw new ConflictError('The two-person rule was switched on meanwhile.');
    }
  };

  const decideOn = (
    slug: string,
    input: Approve | SendBack,
    person: Person,
    outcome: 'approved' | 'sent_back',
  ) => {
    const happened = onPixel(slug, person, async (stored, at) => {
      const isApproval = outcome === 'approved';
      const { twoPersonRule } = await settings.read();
      const action = isApproval ? 'approve' : 'send_back';
      const refusal = approval.judge(action, stored.record, person, input, twoPersonRule);
      if (refusal) return refusal;
      const { version, hash, comment } = input;
      const alone = isApproval && approval.isAuthor(stored.record, person) ? { alone: true } : {};
      const record = isApproval ? approval.approved(stored.record) : approval.sentBack(stored.record);
      await stores.pixels.save(stored, record, isApproval ? await nextReview(slug, version, at) : {});
      await sign({ pixel: slug, version, hash, outcome, comment, person, at, ...alone });
      return done(null);
    });
    return thenMail(input.version, happened, (version) =>
      mails.decided(version, person, outcome, input.comment),
    );
  };

  const list = async (query: ListQuery): Promise<PixelList> => {
    const now = clock.now();
    const { reviews } = await settings.read();
    const { items, ...counts } = await stores.pixels.list(completeQuery(query, reviews.graceDays, now));
    const marked = await fires.mark(items, now);
    return {
      items: marked.map((pixel) => withStanding(pixel, reviews.graceDays, now)),
      ...counts,
      page: query.page,
      pageSize: query.pageSize,
    };
  };

  return {
    list,
    detail,
    create,
    save,
    submit,
    approve: (slug: string, input: Approve, person: Person) => decideOn(slug, input, person, 'approved'),
    sendBack: (slug: string, input: SendBack, person: Person) => decideOn(slug, input, person, 'sent_back'),
  };
};

export type Inventory = ReturnType<typeof createInventory>;
