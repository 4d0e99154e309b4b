import { isCategory, readCategory } from '../category.ts';
import { asLabel, saysCookie } from '../columns.ts';
import type { Position } from '../document/index.ts';
import type { Texts } from '../draft.ts';
import { labelledIn } from '../labelled.ts';
import { textsFrom } from '../loose.ts';
import { isClearName, type ReadName, readNames, strengthOf } from '../names/index.ts';
import { isProduct } from '../products.ts';
import { type Section, under } from '../section.ts';
import type { ColumnRole } from '../words/index.ts';
import type { Candidate } from './candidate.ts';
import type { Event } from './events.ts';
import { type Lead, leadOf } from './lead.ts';

type LineEvent = Extract<Event, { kind: 'line' }>;
type HeadingEvent = Extract<Event, { kind: 'heading' }>;

/** Level of a line that is nothing but a category. */
const CATEGORY_LINE = 10;

/** A record that is being gathered. */
interface Open {
  readonly names: readonly ReadName[];
  readonly told: Candidate['told'];
  readonly section: Section;
  readonly at: Position;
  readonly alike: string;
  /** How deep in the document its name stands. */
  readonly depth: number;
  readonly fields: Map<ColumnRole, string>;
  readonly loose: string[];
}

/** Gathers records from a sequence of lines and headings. Private to one reading. */
export class Recorder {
  section: Section;
  readonly #tell: (candidate: Candidate) => void;
  readonly #around: { readonly section: Section; readonly scoped: boolean; readonly shape: string }[] = [];
  #open: Open | undefined;
  /** Whether an element has just begun. */
  #isFirst = false;
  /** Roles of a label that stands in a line of its own, whose value comes next. */
  #pending: readonly ColumnRole[] = [];

  constructor(section: Section, tell: (candidate: Candidate) => void) {
    this.section = section;
    this.#tell = tell;
  }

  take(event: Event, next: Event | undefined): void {
    const isFirst = this.#isFirst;
    this.#isFirst = event.kind === 'enter';
    switch (event.kind) {
      case 'enter':
        // A label above a list is none of its first item's.
        if (event.shape === 'list' || event.shape === 'li') this.#pending = [];
        this.#around.push({ section: this.section, scoped: event.scoped, shape: event.shape });
        break;
      case 'leave':
        this.#leave();
        break;
      case 'heading':
        this.#heading(event, next);
        break;
      case 'line':
        this.#line(event, isFirst);
        break;
    }
  }

  /** Ends the record that is being gathered. */
  flush(): void {
    const open = this.#open;
    this.#open = undefined;
    this.#pending = [];
    if (!open) return;
    const said: Texts = Object.fromEntries(open.fields);
    const texts = { ...textsFrom(open.loose), ...said };
    const { names, told, section, at, alike } = open;
    this.#tell({ names, told, texts, labelled: [...open.fields.keys()], section, at, alike });
  }

  #leave(): void {
    const left = this.#around.pop();
    if (left?.scoped) this.section = left.section;
    if (this.#open && this.#open.told !== 'label' && this.#around.length < this.#open.depth) this.flush();
  }

  #heading(event: HeadingEvent, next: Event | undefined): void {
    const label = asLabel(event.text);
    if (label && label.roles[0] !== 'other' && this.#isLabelHere(label.roles, next)) {
      this.#pending = label.roles;
      return;
    }
    this.flush();
    const names = namesOf(event.text);
    const isName = names.length > 0 && names.every(({ name }) => strengthOf(name) === 'strong');
    if (names.length > 0 && (isName || !readCategory(event.text)))
      this.#begin(names, 'heading', event.at, `heading ${event.level}`);
    // 'WooCommerce' could be a name as well as a product: it heads what follows in any case.
    if (!isName || !/[_*#]/.test(event.text)) this.section = under(this.section, event);
  }

  /** A heading such as 'Duration' is a label where a record is open, or where a name comes next. */
  #isLabelHere(roles: readonly ColumnRole[], next: Event | undefined): boolean {
    if (roles.includes('name')) return next?.kind === 'line' && namesOf(next.text).length > 0;
    return this.#open !== undefined;
  }

  #line(event: LineEvent, isFirst: boolean): void {
    if (event.text === '') this.#set(this.#pendingOnce(), '', event.at);
    else if (!this.#takes(event, isFirst)) this.#takeLoose(event);
  }

  /** Whether a line is more than a text. */
  #takes(event: LineEvent, isFirst: boolean): boolean {
    if (this.#takesLabelled(event, isFirst) || this.#takeFields(event) || this.#takeTerm(event)) return true;
    if (this.#takeCategory(event)) return true;
    return (isFirst && this.#takeTitle(event)) || this.#takeLead(event) || this.#takeMentioned(event);
  }

  /** The first line of an element, where it is nothing but a name, heads the rest of it. */
  #takeTitle({ text, role, at }: LineEvent): boolean {
    const names = namesOf(text);
    const isWithin = this.#open !== undefined && this.#around.length > this.#open.depth;
    if (role !== 'text' || names.length === 0 || isWithin || isProduct(text)) return false;
    this.flush();
    this.#begin(names, 'heading', at, this.#alike('title'));
    return true;
  }

  /** `_ga (expires after 2 years)` within a sentence: a name with a time in brackets. */
  #takeMentioned({ text, at }: LineEvent): boolean {
    const found = [...text.matchAll(/(\S+?)["'”»]?(?:\s+cookie)?\s*\(([^()→]{2,60})\)/giu)].flatMap(
      ([, name = '', inside = '']) => {
        const names = namesOf(name);
        const { retention } = textsFrom([inside]);
        return names.length > 0 && names.every((each) => isClearName(each.name)) && retention !== undefined
          ? [{ names, inside }]
          : [];
      },
    );
    if (found.length === 0) return false;
    this.flush();
    for (const { names, inside } of found) {
      this.#begin(names, 'line', at, this.#alike('mention'));
      this.#open?.loose.push(inside);
      this.flush();
    }
    return true;
  }

  #takesLabelled(event: LineEvent, isFirst: boolean): boolean {
    return this.#takeValue(event) || this.#takePieces(event) || this.#takeLabel(event, isFirst);
  }

  /** A line that is nothing but a category, `Necessary (4)`: within a record its own, else the heading of what follows. */
  #takeCategory({ text, role, at }: LineEvent): boolean {
    const bare = text.replace(/\s*[([]\d+[)\]]\s*$/, '');
    if (role !== 'text' || bare.length > 60 || !isCategory(bare)) return false;
    const isWithin = this.#open !== undefined && this.#open.depth > 0 && this.#around.length >= this.#open.depth;
    if (this.#open && isWithin && bare === text && !saysCookie(text)) this.#open.fields.set('category', text);
    else {
      this.flush();
      this.section = under(this.section, { level: CATEGORY_LINE, text: bare, at });
    }
    return true;
  }

  #takeLoose(event: LineEvent): void {
    if (this.#open && this.#around.length >= this.#open.depth) this.#open.loose.push(...looseOf(event));
    else this.section = { ...this.section, before: event.text };
  }

  #pendingOnce(): readonly ColumnRole[] {
    const roles = this.#pending;
    this.#pending = [];
    return roles;
  }

  /** The value of a label in the line before. */
  #takeValue(event: LineEvent): boolean {
    const roles = this.#pendingOnce();
    if (roles.length === 0 || asLabel(event.text)) return false;
    this.#set(roles, event.text, event.at);
    return true;
  }

  /** Label and value as elements of one line. */
  #takePieces({ pieces, at }: LineEvent): boolean {
    if (pieces.length < 2 || pieces.length % 2 !== 0) return false;
    const labels = pieces.filter((_, index) => index % 2 === 0).map(asLabel);
    if (!labels.every((label) => label !== undefined)) return false;
    for (const [index, label] of labels.entries()) {
      this.#set(label.roles, (pieces[index * 2 + 1] as string).replace(/^\s*[:：]\s*/u, ''), at);
    }
    return true;
  }

  #takeLabel({ text }: LineEvent, isFirst: boolean): boolean {
    const label = asLabel(text);
    // 'consent' heads a card, or says what a link is about: as a label it has a colon.
    if (!label || (label.roles[0] === 'other' && isFirst && !/[:：]$/u.test(text))) return false;
    this.#pending = label.roles;
    return true;
  }

  #takeFields({ text, at }: LineEvent): boolean {
    const { fields, before } = labelledIn(text);
    if (fields.length === 0) return false;
    const lead = before === '' ? undefined : leadOf(before);
    if (lead && !fields.some(({ roles }) => roles.includes('name'))) {
      this.flush();
      this.#begin(lead.names, 'line', at, this.#alike('line'));
      if (lead.rest !== '') this.#open?.loose.push(lead.rest);
    } else if (before !== '' && this.#open && this.#around.length >= this.#open.depth) this.#open.loose.push(before);
    for (const { roles, value } of fields) this.#set(roles, value, at);
    return true;
  }

  #set(roles: readonly ColumnRole[], value: string, at: Position): void {
    if (roles[0] === 'name') {
      this.flush();
      const names = readNames([value]);
      if (names.length > 0 && names.every(({ name }) => strengthOf(name) !== 'none'))
        this.#begin(names, 'label', at, this.#alike('label'));
      return;
    }
    if (!this.#open) return;
    for (const role of roles) {
      const before = this.#open.fields.get(role);
      if (before === undefined || before === '')
        this.#open.fields.set(role, role === 'purpose' ? value : value.replace(/[.;,]$/, ''));
      else if (role === 'purpose') this.#open.fields.set(role, `${before} ${value}`);
    }
  }

  #takeTerm({ text, role, at }: LineEvent): boolean {
    if (role !== 'term') return false;
    this.flush();
    const names = namesOf(text);
    if (names.length > 0) this.#begin(names, 'heading', at, this.#alike('term'));
    return true;
  }

  /** A line that begins with a name, as an item of a list or a paragraph. */
  #takeLead({ text, role, at }: LineEvent): boolean {
    if (this.#open && this.#open.told !== 'line' && role !== 'item') return false;
    const lead = leadOf(text);
    if (!lead || !this.#mayLead(lead, role)) return false;
    this.flush();
    this.#begin(lead.names, 'line', at, this.#alike(role));
    if (lead.rest !== '') this.#open?.loose.push(lead.rest);
    // A name alone in its line may head what follows.
    if (role !== 'item' && lead.rest !== '') this.flush();
    return true;
  }

  /** A paragraph that begins with a word and a stroke needs a name that is none, or a time behind it. */
  #mayLead({ names, rest }: Lead, role: LineEvent['role']): boolean {
    const isStrong = names.every(({ name }) => strengthOf(name) === 'strong');
    return role === 'item' || isStrong || (names.length === 1 && textsFrom([rest]).retention !== undefined);
  }

  #alike(how: string): string {
    const shapes = this.#around.slice(-3).map(({ shape }) => shape);
    return [how, ...shapes].join(' ');
  }

  #begin(names: readonly ReadName[], told: Candidate['told'], at: Position, alike: string): void {
    this.#open = {
      names,
      told,
      section: this.section,
      at,
      alike,
      depth: this.#around.length,
      fields: new Map(),
      loose: [],
    };
  }
}

/** The names of a text that is nothing but names. */
function namesOf(text: string): readonly ReadName[] {
  const names = readNames([text]);
  return names.every(({ name }) => strengthOf(name) !== 'none') ? names : [];
}

/** Elements of a line that has no text of its own between them are parts of their own. */
const looseOf = ({ text, pieces }: LineEvent): readonly string[] =>
  pieces.length > 1 && pieces.length <= 6 && pieces.every((piece) => piece.length < 60 && !/[:：]$/u.test(piece))
    ? pieces
    : [text];
