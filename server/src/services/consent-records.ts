import {
  done,
  RECORDS_PAGE,
  refuse,
  type ConsentRates,
  type ConsentRecord,
  type DayRange,
  type ExchangeFormat,
  type Outcome,
  type Person,
  type RecordList,
  type RecordsExport,
  type RecordsQuery,
} from '../contract';
import { sumRates } from '../core/consent-rates';
import { RECORD_HEADINGS, recordCells } from '../core/record-cells';
import { canonicalJson } from '../core/hash';
import { groupRecordNumber, readRecordNumber } from '../core/record-number';
import { addDays, startOfDay } from '../core/review-due';
import type { Clock } from '../io/clock';
import { ConflictError, type Between, type Csv, type RecordPlace, type Stores } from '../io/ports';
import { activity } from './describe';

interface Parts {
  stores: Stores;
  clock: Clock;
  csv: Csv;
}

/** A file that is written while it is sent: a million proofs never lie in memory. */
export interface RecordsFile {
  fileName: string;
  text: AsyncIterable<string>;
}

/** Proofs that are read for a file at a time, and deleted at a time. */
const BATCH = 1000;

const betweenOf = ({ from, to }: Partial<Record<'from' | 'to', string | undefined>>): Between => ({
  from: from === undefined ? null : startOfDay(from),
  before: to === undefined ? null : addDays(startOfDay(to), 1),
});

/** A proof so that two that say the same are equal: the order of its categories says nothing. */
const comparable = ({ categories, at, expiresAt, ...rest }: ConsentRecord) => ({
  ...rest,
  categories: [...categories].sort(),
  at: Date.parse(at),
  expiresAt: Date.parse(expiresAt),
});

/** The proofs of what visitors chose. */
export const createConsentRecords = ({ stores, clock, csv }: Parts) => {
  const log = (person: Person, action: string, summary: string) =>
    stores.transact(() => stores.activities.append(activity(clock.now(), person, action, summary)));

  const find = async (text: string, person: Person): Promise<Outcome<ConsentRecord>> => {
    const id = readRecordNumber(text);
    if (id === null) return refuse('record_number_malformed');
    const number = groupRecordNumber(id);
    const record = await stores.consentRecords.find(id);
    if (!record) return refuse('record_not_found', { number });
    await log(person, 'consent_looked_up', `Looked up the proof of consent ${number}.`);
    return done(record);
  };

  const list = async (query: RecordsQuery): Promise<RecordList> => {
    const { page } = query;
    const found = await stores.consentRecords.page(betweenOf(query), page, RECORDS_PAGE);
    return { ...found, page, pageSize: RECORDS_PAGE };
  };

  const batches = async function* (range: DayRange): AsyncGenerator<ConsentRecord[]> {
    let place: RecordPlace | null = null;
    do {
      const batch: { items: ConsentRecord[]; place: RecordPlace | null } = await stores.consentRecords.after(
        betweenOf(range),
        place,
        BATCH,
      );
      if (batch.items.length > 0) yield batch.items;
      place = batch.place;
    } while (place !== null);
  };

  const csvText = async function* (range: DayRange): AsyncGenerator<string> {
    yield csv.write(RECORD_HEADINGS, []);
    for await (const batch of batches(range)) yield csv.more(batch.map(recordCells));
  };

  const jsonText = async function* ({ from, to }: DayRange): AsyncGenerator<string> {
    yield `{"format":"pixel-inventory-consent","version":1,"from":"${from}","to":"${to}","records":[`;
    let separator = '\n';
    for await (const batch of batches({ from, to })) {
      yield separator + batch.map((record) => JSON.stringify(record)).join(',\n');
      separator = ',\n';
    }
    yield '\n]}\n';
  };

  const TEXTS: Record<ExchangeFormat, (range: DayRange) => AsyncIterable<string>> = {
    csv: csvText,
    json: jsonText,
  };

  /** Who exports is written down before anything leaves. */
  const write = async ({ format, from, to }: RecordsExport, person: Person): Promise<RecordsFile> => {
    const summary = `Exported the proofs of consent from ${from} to ${to} as ${format.toUpperCase()}.`;
    await log(person, 'consent_export', summary);
    return { fileName: `consent-${from}-${to}.${format}`, text: TEXTS[format]({ from, to }) };
  };

  const rates = async (range: DayRange): Promise<ConsentRates> =>
    sumRates(range, await stores.consentRecords.count(betweenOf(range)));

  /**
   * Delete every proof whose time is over, some at a time, and say how many there were. It does not matter how often this
   * runs, or on how many instances at once. Stops early when `goesOn` says no.
   */
  const expire = async (goesOn: () => boolean = () => true): Promise<number> => {
    const now = clock.now();
    let deleted = 0;
    let last = BATCH;
    while (last === BATCH && goesOn()) {
      last = await stores.transact(() => stores.consentRecords.deleteExpired(now, BATCH));
      deleted += last;
    }
    return deleted;
  };

  /** Keep a proof that a site sends, which may have sent it before without hearing our answer. */
  const keepOnce = async (record: ConsentRecord): Promise<Outcome<{ id: string; isNew: boolean }>> => {
    const { id } = record;
    try {
      await stores.consentRecords.insert(record);
      return done({ id, isNew: true });
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
    }
    const kept = await stores.consentRecords.find(id);
    const isSame = kept !== null && canonicalJson(comparable(kept)) === canonicalJson(comparable(record));
    return isSame ? done({ id, isNew: false }) : refuse('record_number_taken');
  };

  return {
    keepOnce,
    /** Keep the proof of a choice: when this resolves, it is in the database. Rejects where it is not. */
    keep: (record: ConsentRecord): Promise<void> => stores.consentRecords.insert(record),
    find,
    list,
    write,
    rates,
    expire,
  };
};

export type ConsentRecords = ReturnType<typeof createConsentRecords>;
