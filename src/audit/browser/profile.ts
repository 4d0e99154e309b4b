import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder in which a browser keeps what it keeps. */
export interface Profile {
  readonly path: string;
  /** Removes it; what is still being written by a browser that ends is waited for a little. */
  remove(): void;
}

/**
 * Makes a profile that nobody has used, with the settings that most visitors have.
 *
 * @param locale language that is asked for: `nb-NO`.
 */
export function freshProfile(locale: string | undefined): Profile {
  const path = mkdtempSync(join(tmpdir(), 'samtykke-audit-'));
  mkdirSync(join(path, 'Default'));
  writeFileSync(join(path, 'Default', 'Preferences'), JSON.stringify(preferences(locale)));
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }) };
}

function preferences(locale: string | undefined): object {
  return {
    // Chromium as Debian builds it refuses every cookie of third parties and reads nothing ahead: as others build it, it
    // does both, and no protocol can say so.
    profile: { cookie_controls_mode: 0, block_third_party_cookies: false },
    net: { network_prediction_options: 0 },
    ...(locale !== undefined && { intl: { accept_languages: acceptLanguages(locale) } }),
  };
}

/** `nb-NO` as browsers ask for it: `nb-NO,nb`. */
function acceptLanguages(locale: string): string {
  const [language = locale] = locale.split('-');
  return language === locale ? locale : `${locale},${language}`;
}
