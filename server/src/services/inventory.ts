import slugify from '@sindresorhus/slugify';
import {
  ACTIONS,
  done,
  refuse,
  sentence,
  type Action,
  type Approve,
  type CreatePixel,
  type ListQuery,
  type Outcome,
  type Person,
  type PixelContent,
  type PixelDetail,
  type PixelList,
  type PixelRecord,
  type SavePixel,
  type SendBack,
  type Submit,
} from '../contract';
import * as approval from '../core/approval';
import { contentHash } from '../core/compile';
import type { Sha256 } from '../core/hash';
import type { Clock } from '../io/clock';
import type { StoredPixel, Stores } from '../io/ports';
import { checkContent } from './check-content';
import { activity } from './describe';

interface Parts {
  stores: Stores;
  clock: Clock;
  sha256: Sha256;
}

const ACTIVITY_SHOWN = 50;

const freeSlug = async (stores: Stores, name: string): Promise<string> => {
  const base = slugify(name).slice(0, 70).replace(/-+$/, '') || 'pixel';
  const taken = new Set(await stores.pixels.slugsLike(base));
  if (!taken.has(base)) return base;
  const next = Array.from({ length: taken.size }, (_, index) => index + 2).find(
    (number) => !taken.has(`${base}-${number}`),
  );
  return `${base}-${next ?? taken.size + 2}`;
};

const actionsFor = (record: PixelRecord, person: Person): PixelDetail['actions'] => {
  const answer = (action: Action) => {
    const refusal = approval.judge(action, record, person);
    return { allowed: refusal === null, why: refusal ? sentence(refusal) : '' };
  };
  return Object.fromEntries(ACTIONS.map((action) => [action, answer(action)])) as PixelDetail['actions'];
};

/** The use cases of the inventory and of approval: load, decide, save, each in one transaction. */
export const createInventory = ({ stores, clock, sha256 }: Parts) => {
  const detail = async (slug: string, person: Person): Promise<Outcome<PixelDetail>> => {
    const stored = await stores.pixels.find(slug);
    if (!stored) return refuse('pixel_not_found', { slug });
    const [versions, approvals, activities] = await Promise.all([
      stores.versions.ofPixel(slug),
      stores.approvals.ofPixel(slug),
      stores.activities.ofPixel(slug, ACTIVITY_SHOWN),
    ]);
    const actions = actionsFor(stored.record, person);
    return done({ pixel: stored.summary, versions, approvals, activity: activities, actions });
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

  const insertVersion = (
    record: PixelRecord,
    content: PixelContent,
    author: Person,
    createdAt: string,
  ): Promise<void> =>
    stores.versions.insert({
      pixel: record.slug,
      number: record.head,
      content,
      hash: record.headHash,
      author,
      authors: record.headAuthors,
      createdAt,
    });

  const create = async (input: CreatePixel, person: Person): Promise<Outcome<PixelDetail>> => {
    const checked = checkContent(input.content);
    if (!checked.ok) return checked;
    const content = checked.value;
    const outcome = await stores.transact(async (): Promise<Outcome<string>> => {
      const at = clock.now();
      const slug = input.slug ?? (await freeSlug(stores, content.name));
      if (input.slug && (await stores.pixels.find(slug))) {
        return refuse('slug_taken', { slug }, [{ path: ['slug'], message: 'This short name is taken.' }]);
      }
      const record = approval.firstRecord(slug, contentHash(content, sha256), person);
      await stores.pixels.insert(record, { content, person, at });
      await insertVersion(record, content, person, at);
      await stores.activities.append(
        activity(at, person, 'create', `Added the pixel "${content.name}".`, { pixel: slug, version: 1 }),
      );
      return done(slug);
    });
    return outcome.ok ? detail(outcome.value, person) : outcome;
  };

  const save = async (slug: string, input: SavePixel, person: Person): Promise<Outcome<PixelDetail>> => {
    const checked = checkContent(input.content);
    if (!checked.ok) return checked;
    const content = checked.value;
    return onPixel(slug, person, async (stored, at) => {
      const refusal = approval.judge('edit', stored.record, person);
      if (refusal) return refusal;
      const { head, headHash } = stored.record;
      if (input.baseVersion !== head) return refuse('edit_conflict', { head, base: input.baseVersion });
      const hash = contentHash(content, sha256);
      if (hash === headHash) return done(null);
      const record = approval.edited(stored.record, hash, person);
      await insertVersion(record, content, person, at);
      await stores.pixels.save(stored, record, { content, person, at });
      await stores.activities.append(
        activity(at, person, 'edit', `Saved version ${record.head}.`, { pixel: slug, version: record.head }),
      );
      return done(null);
    });
  };

  const submit = (slug: string, input: Submit, person: Person) =>
    onPixel(slug, person, async (stored, at) => {
      const refusal = approval.judge('submit', stored.record, person, input);
      if (refusal) return refusal;
      await stores.pixels.save(stored, approval.submitted(stored.record));
      await stores.activities.append(
        activity(at, person, 'submit', `Asked for approval of version ${input.version}.`, {
          pixel: slug,
          version: input.version,
        }),
      );
      return done(null);
    });

  const decideOn = (
    slug: string,
    input: Approve | SendBack,
    person: Person,
    outcome: 'approved' | 'sent_back',
  ) =>
    onPixel(slug, person, async (stored, at) => {
      const isApproval = outcome === 'approved';
      const refusal = approval.judge(isApproval ? 'approve' : 'send_back', stored.record, person, input);
      if (refusal) return refusal;
      const { version, hash, comment } = input;
      const record = isApproval ? approval.approved(stored.record) : approval.sentBack(stored.record);
      await stores.approvals.insert({ pixel: slug, version, hash, outcome, comment, person, at });
      await stores.pixels.save(stored, record);
      const words = isApproval ? `Approved version ${version}.` : `Sent version ${version} back: ${comment}`;
      await stores.activities.append(
        activity(at, person, isApproval ? 'approve' : 'send_back', words, { pixel: slug, version }),
      );
      return done(null);
    });

  const list = async (query: ListQuery): Promise<PixelList> => {
    const { items, total } = await stores.pixels.list(query);
    return { items, total, page: query.page, pageSize: query.pageSize };
  };

  return {
    list,
    detail,
    create,
    save,
    submit,
    approve: (slug: string, input: Approve, person: Person) => decideOn(slug, input, person, 'approved'),
    sendBack: (slug: string, input: SendBack, person: Person) => decideOn(slug, input, person, 'sent_back'),
    activity: (page: number, pageSize: number) => stores.activities.page(page, pageSize),
  };
};

export type Inventory = ReturnType<typeof createInventory>;
