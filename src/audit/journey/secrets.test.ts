import { describe, expect, it } from 'vitest';
import { secretsOf, withoutSecrets, withoutValues } from './secrets.ts';

const PASSWORD = `h&nt "e" 'r' <ü>+2/`;
const secrets = { USER: 'ann@a.example', PASSWORD, PIN: '42', EMPTY: '', VISIT: '0a1b2c3d' };

describe('a value of the environment', () => {
  const html = PASSWORD.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  it.each([
    ['as it is', PASSWORD],
    ['percent-encoded', encodeURIComponent(PASSWORD)],
    ['percent-encoded in small letters', encodeURIComponent(PASSWORD).toLowerCase()],
    ['percent-encoded twice', encodeURIComponent(encodeURIComponent(PASSWORD))],
    ['as a form sends it', new URLSearchParams({ a: PASSWORD }).toString().slice(2)],
    ['in a path', encodeURI(PASSWORD)],
    ['in JSON', JSON.stringify(PASSWORD).slice(1, -1)],
    ['in HTML', html.replaceAll('"', '&quot;').replaceAll("'", '&#39;')],
    ['by its beginning', 'h&n…'],
  ])('is not shown %s', (_, form) => {
    expect(withoutSecrets(`https://a.example/?p=${form}&q=1`, secrets)).toBe('https://a.example/?p=$PASSWORD&q=1');
  });

  it.each([
    ['/?pin=42', '/?pin=$PIN'],
    ['/?a=1&pin=42#top', '/?a=1&pin=$PIN#top'],
    ['/?pin=42, step 2: click 42', '/?pin=$PIN, step 2: click 42'],
    ['/42?pin=421&a=142; Max-Age=42', '/42?pin=421&a=142; Max-Age=42'],
  ])('that is short is known as a whole value of a query alone: %s', (text, shown) => {
    expect(withoutSecrets(text, secrets)).toBe(shown);
  });

  it('is told from the name of another, and from the word of a visit', () => {
    expect(withoutSecrets('hunter2 PASSWORD 0a1b2c3d', { ...secrets, A: 'hunter2', B: 'PASSWORD' })).toBe(
      '$A $B 0a1b2c3d',
    );
  });

  it('that is short and of no journey stays in a message', () => {
    expect(withoutValues('ann@a.example at /?page=42', secrets)).toBe('$USER at /?page=42');
  });
});

describe('a report', () => {
  const address = `https://a.example/in?${new URLSearchParams({ user: 'ann@a.example', password: PASSWORD, pin: '42' })}`;
  const shown = 'https://a.example/in?user=$USER&password=$PASSWORD&pin=$PIN';
  const reportAt = (page: string) => {
    const gap = { where: `${page}, step 2: click #a`, reason: `the address is ${page}`, mend: 'mend the step' };
    const call = { url: page, line: 1, column: 2, functionName: 'f' };
    const evidence = {
      state: 'before',
      phase: 0,
      at: 42,
      page,
      what: `GET ${page}`,
      request: `GET ${page}`,
      stack: [call],
    };
    return {
      format: 'samtykke/audit/v1',
      complete: false,
      gaps: [gap],
      states: [{ state: 'before', pages: [page], steps: [{ what: `open ${page}`, page, at: 42 }], gaps: [gap] }],
      findings: [{ rule: 'carried', states: ['before'], message: `sends to ${page}`, evidence: [evidence] }],
    };
  };

  it('has no value of a variable in any of its places', () => {
    expect(withoutSecrets(reportAt(address), secrets)).toEqual(reportAt(shown));
  });

  it('keeps the words of the audit, whatever a variable says', () => {
    expect(withoutSecrets(reportAt(address), { ...secrets, A: 'before', B: 'carried', C: 'samtykke' })).toEqual(
      reportAt(shown),
    );
  });
});

describe('the secrets of a journey', () => {
  const steps = [{ kind: 'if-there', selector: '#a', steps: [{ kind: 'fill', selector: '#a', value: '$A' }] }];
  const env = { A: '1', B: '2', C: '3' };

  it('are the variables in its steps', () => {
    expect(secretsOf({ steps } as never, env)).toEqual({ A: '1' });
  });

  it('are what its module names', () => {
    expect(secretsOf({ steps: [] } as never, env, "fill('#b', env.B); fill('#c', env['C']);")).toEqual({
      B: '2',
      C: '3',
    });
  });
});
