import type { Strings } from './strings.ts';

export const cs: Strings = {
  interface: {
    bannerTitle: 'Vaše volba ohledně souborů cookie',
    bannerBody:
      'My ({controllers}) vás žádáme o souhlas s používáním souborů cookie a podobných technologií pro účely: {purposes}. Souhlas můžete odmítnout a svou volbu můžete kdykoli změnit v části „{settings}“.',
    bannerBodyOptOut:
      'My ({controllers}) používáme soubory cookie a podobné technologie pro účely: {purposes}. Můžete to odmítnout a svou volbu můžete kdykoli změnit v části „{settings}“.',
    panelBody:
      'Používáme soubory cookie a podobné technologie. Nezbytné jsou vždy aktivní, protože bez nich web nefunguje. Ostatní používáme pouze s vaším souhlasem. Můžete je odmítnout nebo svou volbu kdykoli změnit.',
    panelBodyOptOut:
      'Používáme soubory cookie a podobné technologie. Nezbytné jsou vždy aktivní, protože bez nich web nefunguje. Ostatní můžete odmítnout a svou volbu můžete kdykoli změnit.',
    bannerControllers: 'Za soubory cookie odpovídá: {controllers}',
    bannerSpecial: 'Zvlášť se ptáme v části „{manage}“: {purposes}',
    bannerPartners: 'Partneři: {count}',
    bannerNew: 'Přibylo od vaší poslední volby: {providers}',
    acceptAll: 'Přijmout vše',
    rejectAll: 'Odmítnout vše',
    manage: 'Spravovat volby',
    save: 'Uložit volby',
    withdraw: 'Odvolat souhlas',
    policy: 'Zásady používání souborů cookie',
    settings: 'Nastavení souborů cookie',
    alwaysOn: 'Vždy aktivní',
    allow: 'Povolit',
    refuse: 'Odmítnout',
    choose: 'Vybrat poskytovatele',
    agreeExpressly: 'Výslovně souhlasím',
    wantReceipt: 'Chci dostat ID souhlasu i v případě odmítnutí',
    privacyPolicy: 'Zásady ochrany osobních údajů',
    firstParty: 'První strana',
    thirdParty: 'Třetí strana',
    statusAllowed: 'Povoleno',
    statusRefused: 'Odmítnuto',
    statusPartly: 'Částečně povoleno: {providers}',
    statusNone: 'Zatím nezvoleno',
    statusConsentId: 'ID souhlasu',
    statusNoId: 'Žádné – odmítnutí se ukládá bez ID',
    statusWithdrawnId: 'Odvoláno: {id}',
    statusDate: 'Datum',
    statusValidUntil: 'Platí do',
    statusSaved: 'Vaše volba byla uložena.',
    statusNotSaved: 'Vaši volbu se nepodařilo uložit. Volitelné soubory cookie zůstávají vypnuté.',
    statusSaving: 'Ukládání…',
    statusNotSavedEarlier:
      'Vaši volbu se nepodařilo uložit, proto nadále platí vaše předchozí volba. Zkuste to prosím znovu.',
    statusRefusalNotSaved:
      'Vaše odmítnutí už v tomto prohlížeči platí, zatím se nám ho ale nepodařilo zaznamenat. Zkusíme to znovu.',
    statusSignalHonoured: 'Signál odmítnutí respektován',
    leftThere:
      'Toto můžete smazat jen vy v nastavení prohlížeče, protože to jiní poskytovatelé mohou uchovávat pod vlastními adresami: {names}',
    leftHere: 'Zatím nesmazáno, protože to možná ještě používá otevřená stránka tohoto webu: {names}',
    embedNotice:
      'Blokovaný obsah: {provider}. Při načtení mohou být uloženy soubory cookie a odeslány údaje tomuto poskytovateli.',
    embedLoad: 'Načíst obsah',
    embedAlways: 'Vždy načítat: {provider}',
    close: 'Zavřít',
    colon: ': ',
  },
  categories: {
    essential: {
      label: 'Nezbytné',
      description: 'Potřebné pro fungování webu, například pro zabezpečení a zapamatování této volby.',
    },
    functionality: {
      label: 'Funkce',
      description: 'Zapamatování vašeho nastavení a další funkce, například videa, mapy nebo chat.',
    },
    analytics: {
      label: 'Statistika',
      description: 'Počítání návštěv a přehled o tom, jak se web používá.',
    },
    personalised: {
      label: 'Personalizovaný obsah',
      description: 'Přizpůsobení obsahu tomu, co jste si prohlíželi na tomto a jiných webech.',
    },
    marketing: {
      label: 'Personalizovaná reklama',
      description: 'Zobrazování reklam podle profilu vytvořeného o vás a měření jejich účinku.',
    },
  },
  policy: {
    skip: 'Přejít k obsahu',
    backToSite: 'Zpět na web',
    language: 'Jazyk',
    version: 'Verze',
    lastChanged: 'Naposledy změněno',
    contents: 'Obsah',
    whoTitle: 'Kdo odpovídá za soubory cookie',
    whoSingle:
      'Níže uvedená společnost rozhoduje o tom, proč a jak web {site} používá soubory cookie, a nese za to vůči vám odpovědnost.',
    whoJoint:
      'Níže uvedené společnosti společně rozhodují o tom, proč a jak web {site} používá soubory cookie. Jsou společnými správci: svá práva můžete uplatnit u kterékoli z nich.',
    office: 'Sídlo',
    register: 'Zápis v rejstříku',
    arrangementTitle: 'Na čem se mezi sebou dohodly',
    whatTitle: 'Co jsou soubory cookie',
    whatCookies:
      'Soubor cookie je krátký text, který web uloží do vašeho prohlížeče a později si ho znovu přečte, na další stránce nebo při další návštěvě. Díky němu může web rozpoznat váš prohlížeč, zapamatovat si nastavení nebo zachovat vaše přihlášení.',
    whatOthers:
      'Ke stejným účelům slouží i jiné technologie: úložiště v prohlížeči, malé soubory a skripty načítané odjinud a zprávy, které stránka odesílá, zatímco ji používáte. Výrazem „soubory cookie“ se v těchto zásadách rozumějí i všechny tyto technologie a tabulky níže uvádějí každou z nich.',
    kindsTitle: 'Druhy souborů cookie',
    kindsOrigin: 'Podle původu',
    kindsFirst: 'Soubory cookie první strany patří tomuto webu: ukládáme je my a my rozhodujeme, k čemu slouží.',
    kindsThird:
      'Soubory cookie třetích stran patří jinému poskytovateli, jehož služby využíváme a který jejich prostřednictvím získává údaje.',
    kindsDuration: 'Podle doby platnosti',
    kindsSession: 'Relační soubory cookie zmizí po zavření prohlížeče.',
    kindsPersistent:
      'Trvalé soubory cookie zůstávají uložené, dokud neuplyne doba uvedená v tabulkách nebo dokud je sami nesmažete. Žádný z nich nesmí zůstat uložený déle, než uvádějí tabulky.',
    statusTitle: 'Vaše volba a jak ji změnit',
    statusIntro:
      'Zde vidíte, co jste zvolili. Svou volbu můžete kdykoli změnit a souhlas kdykoli odvolat. Změna platí okamžitě a nemá vliv na zákonnost toho, co bylo povoleno do té doby. Soubory cookie můžete smazat také v nastavení prohlížeče.',
    statusRecorded:
      'O každé volbě vedeme záznam: na co jsme se vás ptali, co jste odpověděli a kdy, a to pod ID souhlasu, pokud existuje. Záznam neobsahuje IP adresu. Uchováváme ho po dobu platnosti volby a poté tak dlouho, dokud může být nutné volbu doložit.',
    listTitle: 'Soubory cookie, které používáme',
    listAlways: 'Tyto soubory cookie se ukládají bez dotazu, protože bez nich web nefunguje. Zde je nelze vypnout.',
    listOptional: 'Tyto soubory cookie se ukládají pouze tehdy, když je povolíte.',
    listSpecial:
      'Tyto soubory cookie o vás mohou prozradit něco citlivého. Ukládají se pouze tehdy, když souhlasíte přímo s nimi. Tlačítko „Přijmout vše“ je nezapne.',
    tableName: 'Název',
    tableExpiry: 'Platnost',
    tableProvider: 'Poskytovatel',
    tableDetails: 'Podrobnosti',
    tableOrigin: 'Původ',
    tableKind: 'Typ',
    tableCategory: 'Kategorie',
    noDetails: 'Podrobnosti neuvedeny',
    justification: 'Proč je to nezbytné',
    session: 'Relační',
    kindCookie: 'Soubor cookie',
    kindLocalStorage: 'Místní úložiště',
    kindSessionStorage: 'Úložiště relace',
    kindIndexedDB: 'Databáze prohlížeče',
    kindCache: 'Mezipaměť prohlížeče',
    kindBeacon: 'Webový maják',
    kindScript: 'Skript',
    kindFrame: 'Vložený obsah',
    providersTitle: 'Poskytovatelé',
    providersIntro:
      'Tito poskytovatelé ukládají soubory cookie uvedené v tabulkách nebo jejich prostřednictvím získávají údaje.',
    optOut: 'Vznést námitku u poskytovatele',
    country: 'Země',
    contactTitle: 'Kontakt',
    contactRequests: 'Dotazy, žádosti týkající se vašich údajů a potíže s volbou',
    contactOfficer: 'Pověřenec pro ochranu osobních údajů',
    contactAuthority: 'Máte také právo podat stížnost u dozorového úřadu pro ochranu osobních údajů ve své zemi.',
    changesTitle: 'Změny těchto zásad',
    changesFirst: 'První verze',
    changesVersion: '{date}, verze {version}',
    changesAdded: 'Přidáno: {names}',
    changesRemoved: 'Odstraněno: {names}',
    changesChanged: 'Změněno: {names}',
    changesAskedAgain: 'Váš dřívější souhlas se na tuto změnu nevztahuje, proto se ptáme znovu.',
    deleteAll: 'Smazat vše',
    deleteAllAbout:
      'Smaže vše, co tento web uchovává v tomto prohlížeči, i vaše přihlášení. Potom se vás zeptáme znovu.',
    deletedTitle: 'Vše bylo smazáno',
    deletedAbout:
      'Vše, co tento web uchovával v tomto prohlížeči, bylo smazáno, i vaše přihlášení a vaše odpovědi o souborech cookie. Proto se vás zeptáme znovu.',
    deletedCookiesTitle: 'Soubory cookie byly smazány',
    deletedCookiesAbout:
      'Soubory cookie tohoto webu byly smazány, i vaše přihlášení a vaše odpovědi o souborech cookie. Proto se vás zeptáme znovu.',
    deletedRest:
      'Další údaje, které tento web uchovával v tomto prohlížeči, v něm mohou zůstat, protože prohlížeč je maže jen přes zabezpečené připojení (HTTPS). Můžete je smazat v nastavení svého prohlížeče.',
    deletedNotRecorded:
      'Odvolání vašeho souhlasu se nám nepodařilo zaznamenat. Pokud ho chcete mít zaznamenané, napište nám a uveďte toto ID souhlasu: {id}',
    formInvalid: 'Tento formulář byl zastaralý nebo neúplný, proto se nic neuložilo. Zvolte prosím znovu.',
    formOtherSite: 'Tento formulář přišel z jiného webu, proto se nic neuložilo. Zvolte prosím znovu zde.',
    formTooMany:
      'Příliš mnoho pokusů za krátkou dobu, proto se nic neuložilo. Počkejte prosím minutu a zkuste to znovu.',
  },
};
