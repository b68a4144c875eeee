/** Write a picture of a screen with a palette, which makes it a third of what the browser writes. */
import { deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const MAX_COLOURS = 128;

const crcTable = Uint32Array.from({ length: 256 }, (_, index) => {
  let crc = index;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

const crcOf = (bytes) => {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = crcTable[(crc ^ byte) & 255] ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
};

const numbers = (...values) => {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => bytes.writeUInt32BE(value, index * 4));
  return bytes;
};

const chunk = (name, data) => {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  return Buffer.concat([numbers(data.length), named, numbers(crcOf(named))]);
};

/** Split a PNG into its chunks. */
const chunksOf = (png) => {
  const chunks = [];
  for (let at = SIGNATURE.length; at < png.length;) {
    const length = png.readUInt32BE(at);
    chunks.push({
      name: png.toString('latin1', at + 4, at + 8),
      data: png.subarray(at + 8, at + 8 + length),
    });
    at += length + 12;
  }
  return chunks;
};

const nearestOf = (left, above, corner) => {
  const guess = left + above - corner;
  const [toLeft, toAbove, toCorner] = [left, above, corner].map((value) => Math.abs(guess - value));
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
};

/** What each kind of filter predicts from the bytes at the left, above and at the corner (PNG, section 9). */
const PREDICTIONS = [
  () => 0,
  (left) => left,
  (_, above) => above,
  (left, above) => (left + above) >> 1,
  nearestOf,
];

/** Undo the filters of the rows in place, and answer with the rows alone. */
const unfilter = (raw, rowBytes, pixelBytes) => {
  const rows = Buffer.alloc((raw.length / (rowBytes + 1)) * rowBytes);
  for (let from = 0, to = 0; from < raw.length; from += rowBytes + 1, to += rowBytes) {
    const predict = PREDICTIONS[raw[from]];
    for (let x = 0; x < rowBytes; x += 1) {
      const left = x >= pixelBytes ? rows[to + x - pixelBytes] : 0;
      const above = to > 0 ? rows[to + x - rowBytes] : 0;
      const corner = to > 0 && x >= pixelBytes ? rows[to + x - rowBytes - pixelBytes] : 0;
      rows[to + x] = (raw[from + 1 + x] + predict(left, above, corner)) & 255;
    }
  }
  return rows;
};

/** Read a PNG as browsers write screenshots: 8 bits a channel, with or without alpha, not interlaced. */
const readPng = (png) => {
  const chunks = chunksOf(png);
  const header = chunks.find(({ name }) => name === 'IHDR').data;
  const [depth, kind, , , interlaced] = header.subarray(8);
  const pixelBytes = { 2: 3, 6: 4 }[kind];
  if (depth !== 8 || !pixelBytes || interlaced) throw new Error('This PNG is not as a browser writes it.');
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const packed = Buffer.concat(chunks.filter(({ name }) => name === 'IDAT').map(({ data }) => data));
  const rows = unfilter(inflateSync(packed), width * pixelBytes, pixelBytes);
  const colours = Uint32Array.from({ length: width * height }, (_, index) =>
    rows.readUIntBE(index * pixelBytes, 3),
  );
  return { width, height, colours };
};

const SHIFTS = [16, 8, 0];
const channel = (colour, shift) => (colour >> shift) & 255;

/** The channel in which a box of colours is widest, and how wide it is there. */
const extentOf = (box) =>
  SHIFTS.map((shift) => {
    const values = box.map(([colour]) => channel(colour, shift));
    return { shift, width: Math.max(...values) - Math.min(...values) };
  }).reduce((widest, next) => (next.width > widest.width ? next : widest));

const weightOf = (box) => box.reduce((sum, [, count]) => sum + count, 0);

// Surfaces are millions of points of one colour: by the square root, letters get their share of the palette too.
const describeBox = (box) => {
  const extent = extentOf(box);
  return { box, extent, urgency: box.length > 1 ? extent.width * Math.sqrt(weightOf(box)) : 0 };
};

/** Halve a box at the middle of its widest channel. */
const halve = ({ box, extent: { shift } }) => {
  const values = box.map(([colour]) => channel(colour, shift));
  const middle = (Math.min(...values) + Math.max(...values)) / 2;
  const isLow = ([colour]) => channel(colour, shift) <= middle;
  return [box.filter(isLow), box.filter((entry) => !isLow(entry))].map(describeBox);
};

// The colour that is there most often, not a mean: surfaces keep exactly theirs.
const commonest = (box) => box.reduce((most, next) => (next[1] > most[1] ? next : most))[0];

/** Choose the colours that stand for all: the palette, and each colour's place in it. */
const choosePalette = (colours) => {
  const counts = new Map();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  let boxes = [describeBox([...counts])];
  while (boxes.length < MAX_COLOURS) {
    const next = boxes.reduce((most, box) => (box.urgency > most.urgency ? box : most));
    if (next.urgency === 0) break;
    boxes = [...boxes.filter((box) => box !== next), ...halve(next)];
  }
  const places = new Map(boxes.flatMap(({ box }, place) => box.map(([colour]) => [colour, place])));
  return { palette: boxes.map(({ box }) => commonest(box)), places };
};

/** Write a browser's screenshot anew with a palette. */
export const withPalette = (png) => {
  const { width, height, colours } = readPng(png);
  const { palette, places } = choosePalette(colours);
  const rows = Buffer.alloc((width + 1) * height);
  colours.forEach((colour, index) => {
    rows[index + Math.floor(index / width) + 1] = places.get(colour);
  });
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', Buffer.concat([numbers(width, height), Buffer.from([8, 3, 0, 0, 0])])),
    chunk('PLTE', Buffer.from(palette.flatMap((colour) => SHIFTS.map((shift) => channel(colour, shift))))),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};
