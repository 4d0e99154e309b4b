import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { html, raw } from './html.ts';

describe('html', () => {
  it('escapes every text, in content and in quoted attributes', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', 'a', '`', '=', '/', ' ') }), (text) => {
        const rendered = html`<p title="${text}">${text}</p>`.html;
        expect(rendered).toMatch(/^<p title="[^<>"]*">[^<>]*<\/p>$/);
      }),
    );
  });

  it('joins lists, keeps HTML as it is, and leaves nothing of what is not there', () => {
    expect(html`<ul>${['<', html`<b>x</b>`]}${false}${undefined}${raw('<hr>')}${0}</ul>`.html).toBe(
      '<ul>&lt;<b>x</b><hr>0</ul>',
    );
  });

  it("leaves out the template's line breaks, and no other white space", () => {
    expect(
      html`
      <p>
        ${'a\n  b'} c
      </p>`.html,
    ).toBe('<p>a\n  b c</p>');
  });
});
