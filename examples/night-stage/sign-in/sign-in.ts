import { LANGUAGES } from '../../../src/registry/index.ts';
import { htmlLanguage } from '../../../src/render/index.ts';
import { listAddress } from '../addresses.ts';
import { mergeFavourites } from '../lists/favourites.ts';
import { backTo, type Visit } from '../visit.ts';
import { failureAddress } from './sign-in-page.ts';

/** The action behind the button: leads to the provider. */
export async function beginSignIn(visit: Visit, form: URLSearchParams): Promise<string> {
  const { jar, language, site } = visit;
  const returnTo = backTo(visit, form);
  const begun = await site.features.members.begin(jar, {
    returnTo,
    isRemembered: form.get('remember') === 'on',
    language: htmlLanguage(language),
  });
  if (begun.kind === 'away') return begun.address;
  return failureAddress(language, returnTo, begun.kind === 'refused' ? 'notAllowed' : 'unreachable');
}

/** Where the provider leads back to: goes on to where the visitor was, signed in; or says that it came to nothing. */
export async function completeSignIn(visit: Visit): Promise<string> {
  const { jar, site, url } = visit;
  const completed = await site.features.members.complete(jar, url.searchParams);
  switch (completed.kind) {
    case 'signed-in':
      await mergeFavourites(visit, completed.member.user);
      return completed.returnTo;
    case 'not-begun':
      return failureAddress(visit.language, listAddress(visit.language), 'failed');
    case 'refused':
    case 'unreachable': {
      const { returnTo, kind } = completed;
      const language = LANGUAGES.find((each) => returnTo.startsWith(`/${each}/`)) ?? visit.language;
      return failureAddress(language, returnTo, kind === 'refused' ? 'failed' : 'unreachable');
    }
  }
}
