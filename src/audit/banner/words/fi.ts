import type { ConsentWords } from './consent-words.ts';

export const fi: ConsentWords = {
  cookies:
    'eväst* | cookie* | vastaavia tekniikoita | vastaavat tekniikat | seurantatekniik* | samankaltaisia tekniikoita | tietoja ~ laitteel*',
  use: 'käyt* | hyödyn* | tallen*',
  privacy:
    'yksityisyy* | tietosuoja* | suostumu* | henkilötie* | kumppan* | maino* | kohdenn* | analy* | mittau* | personoi* | gdpr | kolman* osapuol*',
  accept:
    'hyväksy* | salli* | suostu* | =kyllä | =ok | selvä | ymmärrän | =jatka | jatka sivustolle | hyväksyn | ota käyttöön kaikki | =asia selvä',
  all: 'kaikki | kaikkiin | kaikkien | kaiken',
  refuse:
    'hylkää* | kieltäyd* | kiellä* | estä* | en hyväksy | en suostu | älä salli | älä hyväksy | hyväksymättä | ilman suostumusta | jatka ilman | ei kiitos | =ei | vain ~ välttämättöm* | vain ~ pakoll* | vain ~ tarpeell* | ainoastaan ~ välttämättöm* | vain ~ toiminnan | vain ~ tekniset | vain ~ vaaditut | välttämättömät evästeet | hyväksy välttämättömät | salli välttämättömät | torju* | poista kaikki käytöstä',
  settings:
    'asetu* | mukauta | muokkaa | hallinnoi | hallitse | lisäasetu* | lisää vaihtoehtoja | vaihtoehdot | valitse | näytä tiedot | näytä yksityiskohdat | valinnat | säädä | räätälöi',
  save: 'tallenna* | vahvista* | salli valitut | hyväksy valitut | valitut | salli valinta | hyväksy valinnat | valintani | käytä valittuja | =valmis',
  more: 'lue lisää | lisätietoja | lisätiedot | tietoja | =tiedot | =lisää',
  close: 'sulje',
  policy:
    'evästekäytäntö | evästekäytänt* | tietosuojaseloste* | tietosuojakäytäntö | seloste* | käyttöehdot | käytäntö* | evästeseloste | evästeistä | tietosuojasta',
  again:
    'evästeasetu* | evästeiden asetu* | evästevalinnat | evästeiden hallinta | hallinnoi eväst* | hallitse eväst* | muuta ~ eväst* | muuta ~ suostumu* | muokkaa eväst* | muokkaa suostumu* | peruuta ~ suostumu* | peru ~ suostumu* | suostumuksen hallinta | suostumuksen peruuttaminen | suostumusasetu* | tietosuoja asetu* | tietosuoja-asetu* | tietosuojaasetu* | yksityisyysasetu* | yksityisyyden asetu* | hallinnoi suostumu* | hallitse suostumu* | evästesuostumu* | eväste asetu*',
  categories: {
    essential: 'välttämättöm* | pakollis* | tarpeellis* | tekniset',
    functionality: 'toiminnal* | mieltymy* | toiminnot | asetukset',
    analytics: 'tilasto* | analytiik* | analy* | suoritusky* | mittau* | kävijä*',
    personalised: 'personoi* | yksilö* | mukautet* | henkilökohtai*',
    marketing: 'markkinoin* | maino* | kohdenn* | kohdistam* | sosiaalisen median',
  },
};
