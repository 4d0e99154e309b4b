import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';
import { tidy } from '../fold.ts';
import type { Block, Document, Position, TableBlock } from './block.ts';
import { Flow } from './flow.ts';
import { type RawCell, type RawRow, rowsOf } from './grid.ts';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

const { isElementNode: isElement, isTextNode: isText } = defaultTreeAdapter;

/** Elements of which nothing is read: not shown, or no part of what a page says. */
const SKIPPED = new Set(
  'script style noscript svg math iframe object embed audio video canvas select datalist nav footer input textarea del s strike head link meta map progress meter rp rt'.split(
    ' ',
  ),
);

/** Elements that begin on a line of their own. */
const BLOCKS = new Set(
  'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu ol p pre search section summary table ul caption tr td th thead tbody tfoot button'.split(
    ' ',
  ),
);
const GROUPS = new Set('article section div li details fieldset figure dl aside'.split(' '));
const STRONG = new Set('b strong code u em kbd samp var tt'.split(' '));

/** Deeper than any page that a person writes; what is below is told as not read. */
const MOST_DEPTH = 400;

/** More than the tables of any policy have in all; rows beyond are told as not read. */
const MOST_CELLS = 50_000;

const ONLY_FOR_SCREEN_READERS =
  /(?:^|[\s_-])(?:sr-only|visually-?hidden|screen-?reader(?:-text)?|ot-scrn-rdr|a11y-hidden|offscreen)(?:$|[\s_-])/i;

/** What is the same everywhere in a page. */
interface Page {
  /** How many tables there were so far. */
  tables: number;
  /** How many cells its tables may still have, those that spans add among them. */
  room: number;
  /** Texts of tabs, by id. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Where in a page something is read. */
interface Where {
  readonly at: Position;
  readonly depth: number;
  readonly strong: boolean;
  /** Id of the section around, for our own policy page. */
  readonly section?: string;
}

/** Reads a page as a browser would build it: unclosed and wrongly nested elements are mended the same way. */
export function readHtml(html: string): Document {
  const document = parse(html, { sourceCodeLocationInfo: true });
  const root = document.childNodes.find((node): node is Element => isElement(node) && node.tagName === 'html');
  const head = root?.childNodes.find((node): node is Element => isElement(node) && node.tagName === 'head');
  const title = head?.childNodes.find((node): node is Element => isElement(node) && node.tagName === 'title');
  const language = root && (attribute(root, 'lang') ?? attribute(root, 'xml:lang'));
  const titleText = title && tidy(textContent(title));
  return {
    blocks: root
      ? blocksOf(
          root.childNodes,
          { tables: 0, room: MOST_CELLS, texts: tabTexts(root.childNodes) },
          { at: { line: 1, column: 1 }, depth: 0, strong: false },
        )
      : [],
    ...(language && { language }),
    ...(titleText && { title: titleText }),
  };
}

const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((each) => (each.prefix ? `${each.prefix}:${each.name}` : each.name) === name)?.value;

const textContent = (node: Node): string =>
  isText(node) ? node.value : 'childNodes' in node ? node.childNodes.map(textContent).join('') : '';

/** What a list of nodes says, block by block. */
function blocksOf(nodes: readonly Node[], page: Page, where: Where): readonly Block[] {
  const flow = new Flow();
  for (const node of nodes) readNode(node, flow, page, where);
  return flow.end();
}

function readNode(node: Node, flow: Flow, page: Page, where: Where): void {
  if (isText(node)) flow.text(node.value, placeOf(node, where.at), where.strong);
  if (!isElement(node) || SKIPPED.has(node.tagName) || where.depth > MOST_DEPTH) return;
  const inner = within(node, where);
  if (node.tagName === 'br') flow.break();
  else if (node.tagName === 'template') readTemplate(node, flow, page, inner);
  else if (isTable(node)) flow.add(tableOf(node, page, inner));
  else if (isBlock(node)) readBlock(node, flow, page, inner);
  else readInline(node, flow, page, inner);
}

function within(element: Element, where: Where): Where {
  const { tagName } = element;
  const id = tagName === 'section' ? attribute(element, 'id') : undefined;
  return {
    at: placeOf(element, where.at),
    depth: where.depth + 1,
    strong: where.strong || STRONG.has(tagName),
    ...((id ?? where.section) && { section: id ?? where.section }),
  };
}

function placeOf(node: Node, otherwise: Position): Position {
  const place = 'sourceCodeLocation' in node ? node.sourceCodeLocation : undefined;
  return place ? { line: place.startLine, column: place.startCol } : otherwise;
}

/** A declarative shadow root is shown; any other template is not. */
function readTemplate(element: Element, flow: Flow, page: Page, where: Where): void {
  if (attribute(element, 'shadowrootmode') === undefined || !('content' in element)) return;
  for (const node of (element as DefaultTreeAdapterTypes.Template).content.childNodes)
    readNode(node, flow, page, where);
}

const roleOf = (element: Element): string | undefined => attribute(element, 'role');

const isTable = (element: Element): boolean =>
  element.tagName === 'table' || /^(?:table|grid|treegrid)$/.test(roleOf(element) ?? '');

const isBlock = (element: Element): boolean =>
  BLOCKS.has(element.tagName) ||
  roleOf(element) === 'heading' ||
  element.childNodes.some((node) => isElement(node) && (isBlock(node) || isTable(node)));

function readInline(element: Element, flow: Flow, page: Page, where: Where): void {
  if (element.tagName === 'sup' && /^\s*(?:[\d*†‡§¹²³,]{1,5}|\(?\w{1,2}\))\s*$/.test(textContent(element))) return;
  if (ONLY_FOR_SCREEN_READERS.test(attribute(element, 'class') ?? '')) return;
  if (element.tagName === 'a') flow.link(attribute(element, 'href'));
  flow.piece();
  for (const node of element.childNodes) readNode(node, flow, page, where);
  flow.piece();
}

function readBlock(element: Element, flow: Flow, page: Page, where: Where): void {
  const level = headingLevel(element);
  if (roleOf(element) === 'navigation') return;
  if (level !== undefined) readHeading(element, level, flow, page, where);
  else if (element.tagName === 'ul' || element.tagName === 'ol' || element.tagName === 'menu')
    flow.add({ kind: 'list', items: itemsOf(element, page, where), at: where.at });
  else if (element.tagName === 'pre') flow.addAll(preformatted(element, where));
  else if (element.tagName === 'dt' || element.tagName === 'dd') flow.addAll(termOrValue(element, page, where));
  else if (GROUPS.has(element.tagName)) flow.addGroup(shapeOf(element), groupBlocks(element, page, where), where.at);
  else flow.addAll(blocksOf(element.childNodes, page, where));
}

/** What a group holds; a panel of tabs is headed by its tab. */
function groupBlocks(element: Element, page: Page, where: Where): readonly Block[] {
  const blocks = blocksOf(element.childNodes, page, where);
  const label = roleOf(element) === 'tabpanel' ? nameOf(element, page) : undefined;
  return label ? [{ kind: 'heading', level: TAB, text: label, at: where.at }, ...blocks] : blocks;
}

const TAB = 7;

/** The accessible name of an element: its own, or the text of the element that names it. */
function nameOf(element: Element, page: Page): string | undefined {
  const id = attribute(element, 'aria-labelledby');
  return attribute(element, 'aria-label') ?? (id === undefined ? undefined : page.texts.get(id));
}

/** The texts of the elements that tabs are made of, by id. */
function tabTexts(nodes: readonly Node[], texts = new Map<string, string>(), depth = 0): ReadonlyMap<string, string> {
  for (const node of nodes) {
    if (!isElement(node) || depth > MOST_DEPTH) continue;
    const id = roleOf(node) === 'tab' || node.tagName === 'button' ? attribute(node, 'id') : undefined;
    if (id !== undefined) texts.set(id, tidy(textContent(node)));
    tabTexts(node.childNodes, texts, depth + 1);
  }
  return texts;
}

function headingLevel({ tagName, ...element }: Element): number | undefined {
  if (/^h[1-6]$/.test(tagName)) return Number(tagName[1]);
  if (tagName === 'summary' || tagName === 'legend' || tagName === 'figcaption') return 7;
  if (tagName === 'button') return 8;
  return roleOf({ tagName, ...element } as Element) === 'heading'
    ? Number(attribute({ tagName, ...element } as Element, 'aria-level') ?? 2)
    : undefined;
}

/** A heading of one line; a summary may hold a heading and more. */
function readHeading(element: Element, level: number, flow: Flow, page: Page, where: Where): void {
  const inside = blocksOf(element.childNodes, page, { ...where, strong: false });
  const text = tidy(inside.flatMap((block) => textsOf(block)).join(' '));
  if (inside.some(holdsMore)) flow.addAll(inside);
  else if (text !== '') flow.add({ kind: 'heading', level, text, at: where.at });
}

/** Whether a block is more than text. */
const holdsMore = (block: Block): boolean =>
  block.kind === 'group' ? block.blocks.some(holdsMore) : block.kind !== 'text';

function textsOf(block: Block): readonly string[] {
  if (block.kind === 'text') return block.lines.map(({ text }) => text);
  if (block.kind === 'group') return block.blocks.flatMap(textsOf);
  return block.kind === 'heading' ? [block.text] : [];
}

/** Items of a list; what stands between them without an item around it is one too. */
function itemsOf(list: Element, page: Page, where: Where): readonly (readonly Block[])[] {
  return list.childNodes.flatMap((node) => {
    if (!isElement(node)) return [];
    const blocks =
      node.tagName === 'li' ? blocksOf(node.childNodes, page, within(node, where)) : blocksOf([node], page, where);
    return blocks.some(({ kind, ...block }) => kind !== 'text' || !('lines' in block) || block.lines.length > 0)
      ? [blocks]
      : [];
  });
}

function preformatted(element: Element, where: Where): readonly Block[] {
  const lines = textContent(element)
    .split('\n')
    .map((text, index) => ({
      text: text.trimEnd(),
      pieces: [text.trim()],
      at: { line: where.at.line + index, column: 1 },
    }))
    .filter(({ text }) => text.trim() !== '');
  return lines.length > 0 ? [{ kind: 'text', lines, strong: false, at: where.at }] : [];
}

function termOrValue(element: Element, page: Page, where: Where): readonly Block[] {
  const role = element.tagName === 'dt' ? 'term' : 'value';
  return blocksOf(element.childNodes, page, where).map((block) => (block.kind === 'text' ? { ...block, role } : block));
}

/** The same for elements that a page makes alike; what is open, chosen or numbered is left out. */
function shapeOf(element: Element): string {
  const classes = (attribute(element, 'class') ?? '')
    .split(/\s+/)
    .filter((each) => each !== '' && !/\d|active|open|show|first|last|odd|even|selected|collapse|expanded/.test(each));
  const tag = roleOf(element) === 'tabpanel' ? 'tabpanel' : element.tagName;
  return [tag, ...classes.sort()].join('.');
}

function tableOf(element: Element, page: Page, where: Where): TableBlock {
  page.tables += 1;
  const number = page.tables;
  const caption = element.tagName === 'table' ? captionOf(element) : attribute(element, 'aria-label');
  const { rows, cut } = rowsOf(rawRows(element, page, where, 'body'), page.room);
  page.room -= rows.reduce((sum, { cells }) => sum + cells.length, 0);
  const section = rows.some(({ entry }) => entry !== undefined) ? where.section : undefined;
  return {
    kind: 'table',
    rows,
    number,
    at: where.at,
    ...(cut > 0 && { cut }),
    ...(caption && { caption }),
    ...(section && { section }),
  };
}

const captionOf = (table: Element): string | undefined => {
  const caption = table.childNodes.find((node): node is Element => isElement(node) && node.tagName === 'caption');
  return caption && tidy(textContent(caption));
};

/** Rows of a table, and of what is laid out as one by its roles, wherever they stand in it. */
function rawRows(element: Element, page: Page, where: Where, section: RawRow['section']): readonly RawRow[] {
  return element.childNodes.flatMap((node): readonly RawRow[] => {
    if (!isElement(node) || SKIPPED.has(node.tagName) || node.tagName === 'caption' || isTable(node)) return [];
    const inner = within(node, where);
    if (node.tagName === 'tr' || roleOf(node) === 'row') return [rawRow(node, page, inner, section)];
    return rawRows(node, page, inner, sectionOf(node.tagName) ?? section);
  });
}

const sectionOf = (tagName: string): RawRow['section'] | undefined =>
  tagName === 'thead' ? 'head' : tagName === 'tfoot' ? 'foot' : tagName === 'tbody' ? 'body' : undefined;

function rawRow(row: Element, page: Page, where: Where, section: RawRow['section']): RawRow {
  const entry = attribute(row, 'data-samtykke-entry');
  const cells = row.childNodes.filter(isElement).filter((cell) => !SKIPPED.has(cell.tagName));
  return {
    section,
    at: where.at,
    cells: cells.map((cell) => rawCell(cell, page, within(cell, where))),
    ...(entry !== undefined && { entry }),
  };
}

const MOST_SPAN = 1000;

function rawCell(cell: Element, page: Page, where: Where): RawCell {
  const span = (name: string): number => {
    const value = Number(attribute(cell, name) ?? '1');
    return Number.isInteger(value) && value >= 0 ? Math.min(value, MOST_SPAN) : 1;
  };
  const flow = new Flow();
  for (const node of cell.childNodes) readNode(node, flow, page, where);
  const link = flow.onlyLink();
  return {
    blocks: flow.end(),
    header: cell.tagName === 'th' || /^(?:columnheader|rowheader)$/.test(roleOf(cell) ?? ''),
    rows: attribute(cell, 'rowspan') === '0' ? MOST_SPAN : span('rowspan') || 1,
    columns: span('colspan') || 1,
    at: where.at,
    ...(link !== undefined && { link }),
  };
}
