export {
  type Block,
  type Cell,
  type Document,
  type GroupBlock,
  hasTable,
  type Line,
  type ListBlock,
  linesOf,
  type Position,
  type Row,
  type TableBlock,
  type TextBlock,
  textOf,
} from './block.ts';
export { readCsv } from './csv.ts';
export { readHtml } from './html.ts';
export { readMarkdown } from './markdown.ts';
