import { type Html, html, renderTable } from '../../render/index.ts';
import type { BannerLook, Control, Step } from '../observation.ts';
import { htmlCode, htmlFacts } from './html-parts.ts';
import type { Pictures } from './html-pictures.ts';
import type { AuditReport, StateReport } from './report.ts';
import { answeredText, capital, count, foundName, phaseName, stateName, timeText } from './words.ts';

/** Each state as it was visited: its phases, its banner and how that was answered, each step with its picture. */
export function statesContent({ states }: AuditReport, pictures: Pictures): Html {
  return html`
    <p>Each state was visited with a browser profile of its own, which knew nothing before.</p>
    ${states.map((state) => stateDetails(state, pictures))}`;
}

function stateDetails(state: StateReport, pictures: Pictures): Html {
  const { pages, requests, cookies, banner, steps, gaps } = state;
  const counts = [count(pages.length, 'page'), count(requests, 'request'), count(cookies, 'cookie')];
  const missing = gaps.length > 0 && html` · <strong>${count(gaps.length, 'gap')}</strong>`;
  return html`
    <details class="state" id="state-${state.state.replace(':', '-')}">
      <summary>${capital(stateName(state.state))} <small>${counts.join(', ')}${missing}</small></summary>
      ${phaseList(state)}
      ${banner && bannerPart(banner, stateName(state.state), pictures)}
      ${steps.length > 0 && html`<h3>Steps</h3><ol class="steps">${steps.map((step) => stepItem(step, pictures))}</ol>`}
      ${pages.length > 0 && html`<details><summary>Pages: ${pages.length}</summary><ul>${pages.map((page) => html`<li>${htmlCode(page)}</li>`)}</ul></details>`}
    </details>`;
}

function phaseList({ phases }: StateReport): Html {
  return htmlFacts(
    phases.map((phase, index) => [
      phases.length > 1 ? `Phase ${index + 1}` : 'The visitor',
      html`${capital(phaseName(phase))}, from ${timeText(phase.startedAt)} UTC.${phase.answered && html` ${answeredText(phase.answered)}`}`,
    ]),
  );
}

function bannerPart(banner: BannerLook, state: string, pictures: Pictures): Html {
  const { found, tool, text, covers, scrolls, controls, settings, screenshot } = banner;
  return html`
    <h3>The banner</h3>
    ${htmlFacts([
      ['Found by', `${foundName(found)}${tool === undefined ? '' : `; the consent tool is ${tool}`}`],
      ['Says', text],
      [
        'Covers',
        `${Math.round(covers * 100)} % of the window; the page behind it ${scrolls ? 'can' : 'cannot'} be scrolled`,
      ],
    ])}
    ${controls.length > 0 && controlTable('First layer: what can be pressed', controls)}
    ${settings && settings.length > 0 && controlTable('Second layer: what can be pressed', settings)}
    ${screenshot !== undefined && pictures.show(screenshot, `the banner, ${state}`)}`;
}

function controlTable(caption: string, controls: readonly Control[]): Html {
  return renderTable({
    caption,
    columns: ['Text', 'Means', 'Size', 'Letters', 'Contrast', 'State'],
    rows: controls.map((control) => {
      const { text, means, box, fontSizePixels, fontWeight, contrast } = control;
      return [
        text === '' ? html`<span class="none">no text</span>` : text,
        means,
        `${Math.round(box.width)} × ${Math.round(box.height)} px`,
        `${fontSizePixels} px, weight ${fontWeight}`,
        `${contrast.toFixed(1)} : 1`,
        controlState(control),
      ];
    }),
  });
}

function controlState({ checked, disabled, isButton }: Control): string {
  const words = [
    isButton && 'button',
    checked !== undefined && (checked ? 'on' : 'off'),
    disabled && 'cannot be changed',
  ];
  return words.filter(Boolean).join(', ') || 'link or field';
}

function stepItem({ at, what, page, screenshot }: Step, pictures: Pictures): Html {
  const saysPage = what.includes(page);
  return html`
    <li>
      <p><strong>${what}</strong> <small>${timeText(at)} UTC${!saysPage && html`, ${htmlCode(page)}`}</small></p>
      ${screenshot !== undefined && pictures.show(screenshot, saysPage ? what : `${what}, ${page}`)}
    </li>`;
}
