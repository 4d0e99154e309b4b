import type { ConsentWords } from './consent-words.ts';

export const da: ConsentWords = {
  cookies: 'cookie* | lignende teknologi* | sporingsteknologi* | trackere | oplysninger på ~ enhed',
  use: 'bruge* | anvend* | benytt* | gemmer | sætter',
  privacy:
    'privatliv* | samtyk* | personoplysning* | persondata | partner* | annonc* | tilpas* | analy* | måling* | gdpr | legitim interesse | tredjepart* | databeskyttelse',
  accept:
    'accept* | tillad* | godkend* | samtyk* | jeg accepterer | jeg forstår | =ja | ja tak | =fortsæt | forstået | =det er fint | aktiver alle | =det er ok',
  all: 'alle | alt | samtlige',
  refuse:
    'afvis* | afslå* | nægt* | ikke accepter* | accepter ikke | accepterer ikke | tillad ikke | ikke samtykke | uden accept* | uden at acceptere | uden samtykke | fortsæt uden | nej tak | =nej | kun ~ nødvendig* | kun ~ påkrævede | kun ~ tekniske | kun ~ funktionelle | kun ~ strengt | udelukkende ~ nødvendige | accepter nødvendige | tillad nødvendige | strengt nødvendige | deaktiver alle | fravælg* | slå alle fra | gør indsigelse',
  settings:
    'indstilling* | tilpas* | administrer* | præferencer | flere muligheder | muligheder | vælg selv | vælg | konfigurer* | vis detaljer | rediger | håndter* | mine valg | lav ~ valg',
  save: 'gem | gemme | bekræft* | tillad valgte | accepter valgte | valgte | tillad udvalgte | udvalgte | anvend* | =færdig | valg og luk',
  more: 'læs mere | mere information | mere info | flere oplysninger | få mere at vide | =detaljer | =mere',
  close: 'luk | lukke',
  policy:
    'politik* | cookiepolitik* | privatlivspolitik* | persondatapolitik* | erklæring* | vilkår | betingelser | om cookies',
  again:
    'cookieindstilling* | cookie indstilling* | indstillinger for cookies | administrer ~ cookies | administrer ~ samtykke | ændr* ~ samtykke* | ændr* ~ cookie* | træk ~ samtykke* | tilbagetræk* ~ samtykke* | tilbagekald ~ samtykke | forny ~ samtykke | forny eller ændr ~ cookie* | samtykkeindstilling* | privatlivsindstilling* | tilpas cookies | cookievalg | cookie præferencer | dit samtykke | håndter ~ cookies | rediger ~ cookies',
  categories: {
    essential: 'nødvendig* | påkrævet | påkrævede | strengt | tekniske | essentiel*',
    functionality: 'funktion* | præference*',
    analytics: 'statistik* | analy* | ydeevne | præstation* | måling*',
    personalised: 'personlig* | tilpas* | personaliser*',
    marketing: 'marketing | markedsføring* | reklame* | annonc* | målret* | sociale medier',
  },
};
