import type { RegistryChange, RegistryDiff } from '../registry/index.ts';
import { fill } from './format.ts';
import { type Html, html } from './html.ts';
import type { PolicyStrings } from './strings/strings.ts';

/** One version of the policy, and what it changed. */
export interface PolicyVersion {
  readonly version: string;
  /** The day from which it was in force, in the words of the page's language. */
  readonly dateText: string;
  /** Its own page, as it stood then. */
  readonly address: string | undefined;
  /** Against the version before; absent for the first. */
  readonly diff: RegistryDiff | undefined;
}

/** How a reader is told of a field that changed; nothing where only the name of what changed says enough. */
export type SayField = (change: RegistryChange) => string | undefined;

/** The history of the policy, newest first. */
export function changesSection(versions: readonly PolicyVersion[], policy: PolicyStrings, say: SayField): Html {
  const items = versions.map((each) => {
    const content = each.diff ? changes(each.diff, policy, say) : html`<p>${policy.changesFirst}</p>`;
    return html`<li>${heading(each, policy)}${content}</li>`;
  });
  return html`<ol class="changes" reversed>${items}</ol>`;
}

function heading({ version, dateText, address }: PolicyVersion, policy: PolicyStrings): Html {
  const text = fill(policy.changesVersion, { date: dateText, version: version.slice(0, 12) });
  return html`<h3>${address === undefined ? text : html`<a href="${address}">${text}</a>`}</h3>`;
}

function changes(diff: RegistryDiff, policy: PolicyStrings, say: SayField): Html {
  const line = (change: RegistryChange['change'], text: string): Html => {
    const names = namesOf(
      diff.changes.filter((each) => each.change === change),
      say,
    );
    return names.length > 0 ? html`<p>${fill(text, { names: names.join(', ') })}</p>` : html``;
  };
  return html`
    ${line('added', policy.changesAdded)}
    ${line('removed', policy.changesRemoved)}
    ${line('changed', policy.changesChanged)}
    ${diff.material && html`<p><strong>${policy.changesAskedAgain}</strong></p>`}`;
}

/** Each name once, with what changed of it. */
function namesOf(changes: readonly RegistryChange[], say: SayField): readonly string[] {
  const fields = new Map<string, string[]>();
  for (const change of changes) {
    const said = say(change);
    fields.set(change.id, [...(fields.get(change.id) ?? []), ...(said === undefined ? [] : [said])]);
  }
  return [...fields].map(([id, said]) => (said.length > 0 ? `${id} (${said.join('; ')})` : id));
}
