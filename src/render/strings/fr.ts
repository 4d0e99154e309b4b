import type { Strings } from './strings.ts';

export const fr: Strings = {
  interface: {
    bannerTitle: 'Votre choix concernant les cookies',
    bannerBody:
      'Nous ({controllers}) vous demandons l’autorisation d’utiliser des cookies et des technologies similaires pour ce qui suit : {purposes}. Vous pouvez refuser et modifier votre choix à tout moment sous « {settings} ».',
    bannerBodyOptOut:
      'Nous ({controllers}) utilisons des cookies et des technologies similaires pour ce qui suit : {purposes}. Vous pouvez refuser et modifier votre choix à tout moment sous « {settings} ».',
    panelBody:
      'Nous utilisons des cookies et des technologies similaires. Ceux qui sont strictement nécessaires sont toujours actifs, car le site ne peut pas fonctionner sans eux. Les autres ne sont utilisés que si vous les acceptez. Vous pouvez refuser ou modifier votre choix à tout moment.',
    panelBodyOptOut:
      'Nous utilisons des cookies et des technologies similaires. Ceux qui sont strictement nécessaires sont toujours actifs, car le site ne peut pas fonctionner sans eux. Vous pouvez refuser les autres et modifier votre choix à tout moment.',
    bannerControllers: 'Responsabilité du traitement : {controllers}',
    bannerSpecial: 'Demande distincte sous « {manage} » : {purposes}',
    bannerPartners: 'Partenaires : {count}',
    bannerNew: 'Nouveau depuis votre dernier choix : {providers}',
    acceptAll: 'Tout accepter',
    rejectAll: 'Tout refuser',
    manage: 'Personnaliser',
    save: 'Enregistrer mes choix',
    withdraw: 'Retirer mon consentement',
    policy: 'Politique relative aux cookies',
    settings: 'Gestion des cookies',
    alwaysOn: 'Toujours actifs',
    allow: 'Autoriser',
    refuse: 'Refuser',
    choose: 'Choisir les fournisseurs',
    agreeExpressly: 'Je donne mon consentement explicite',
    wantReceipt: 'Je souhaite un identifiant du consentement même en cas de refus',
    privacyPolicy: 'Politique de confidentialité',
    firstParty: 'Interne',
    thirdParty: 'Tiers',
    statusAllowed: 'Autorisé',
    statusRefused: 'Refusé',
    statusPartly: 'Autorisé en partie : {providers}',
    statusNone: 'Aucun choix exprimé',
    statusConsentId: 'Identifiant du consentement',
    statusNoId: 'Aucun : un refus est conservé sans identifiant',
    statusWithdrawnId: 'Retiré : {id}',
    statusDate: 'Date',
    statusValidUntil: 'Valable jusqu’au',
    statusSaved: 'Votre choix a été enregistré.',
    statusNotSaved: 'Votre choix n’a pas pu être enregistré. Les cookies facultatifs restent désactivés.',
    statusSaving: 'Enregistrement…',
    statusNotSavedEarlier:
      'Votre choix n’a pas pu être enregistré ; votre choix précédent reste donc valable. Veuillez réessayer.',
    statusRefusalNotSaved:
      'Votre refus s’applique déjà dans ce navigateur, mais nous n’avons pas encore pu l’enregistrer. Nous allons réessayer.',
    statusSignalHonoured: 'Signal d’opposition pris en compte',
    leftThere:
      'À supprimer par vous-même dans les réglages de votre navigateur, car d’autres fournisseurs peuvent le conserver sous leurs propres adresses : {names}',
    leftHere: 'Pas encore supprimé, car une page ouverte de ce site l’utilise peut-être encore : {names}',
    embedNotice:
      'Contenu bloqué : {provider}. Son chargement peut déposer des cookies et transmettre des données à ce fournisseur.',
    embedLoad: 'Charger le contenu',
    embedAlways: 'Toujours charger : {provider}',
    embedBlocked:
      'Cette page ne peut pas encore le charger. Rechargez la page après l’avoir autorisé, ou ouvrez-le dans un nouvel onglet :',
    close: 'Fermer',
    colon: ' : ',
  },
  categories: {
    essential: {
      label: 'Strictement nécessaires',
      description: 'Indispensables au fonctionnement du site, par exemple pour la sécurité et pour mémoriser ce choix.',
    },
    functionality: {
      label: 'Fonctionnalités',
      description:
        'Mémoriser vos réglages et permettre des fonctions supplémentaires, comme les vidéos, les cartes ou la messagerie instantanée.',
    },
    analytics: {
      label: 'Mesure d’audience',
      description: 'Compter les visites et comprendre comment le site est utilisé.',
    },
    personalised: {
      label: 'Contenu personnalisé',
      description: 'Adapter le contenu à ce que vous avez consulté sur ce site et sur d’autres.',
    },
    marketing: {
      label: 'Publicité personnalisée',
      description: 'Afficher des publicités fondées sur un profil vous concernant et mesurer leur effet.',
    },
  },
  policy: {
    skip: 'Aller au contenu',
    backToSite: 'Retour au site',
    language: 'Langue',
    version: 'Version',
    lastChanged: 'Dernière modification',
    contents: 'Sommaire',
    whoTitle: 'Qui est responsable',
    whoSingle:
      'La société indiquée ci-dessous décide pourquoi et comment {site} utilise des cookies, et en est responsable à votre égard.',
    whoJoint:
      'Les sociétés indiquées ci-dessous décident ensemble pourquoi et comment {site} utilise des cookies. Elles sont responsables conjointes du traitement : vous pouvez exercer vos droits auprès de chacune d’elles.',
    office: 'Siège social',
    register: 'Immatriculation',
    arrangementTitle: 'Ce que prévoit leur accord',
    whatTitle: 'Ce que sont les cookies',
    whatCookies:
      'Un cookie est un petit texte qu’un site enregistre dans votre navigateur et relit plus tard, sur la page suivante ou lors de la visite suivante. Il permet au site de reconnaître votre navigateur, de mémoriser un réglage ou de garder votre session ouverte.',
    whatOthers:
      'D’autres technologies servent aux mêmes fins : le stockage dans le navigateur, les petits fichiers et les scripts chargés depuis un autre emplacement, ainsi que les messages qu’une page envoie pendant que vous l’utilisez. Dans cette politique, le mot « cookies » les désigne toutes, et les tableaux ci-dessous les énumèrent une à une.',
    kindsTitle: 'Types de cookies',
    kindsOrigin: 'Selon l’origine',
    kindsFirst: 'Les cookies internes appartiennent à ce site : nous les déposons et décidons de leur utilisation.',
    kindsThird:
      'Les cookies tiers appartiennent à un autre fournisseur, dont nous utilisons les services et qui reçoit des données par leur intermédiaire.',
    kindsDuration: 'Selon la durée',
    kindsSession: 'Les cookies de session disparaissent lorsque vous fermez le navigateur.',
    kindsPersistent:
      'Les cookies persistants restent en place jusqu’à la fin de la durée indiquée dans les tableaux ou jusqu’à ce que vous les supprimiez vous-même. Aucun ne doit durer plus longtemps que ce qu’indiquent les tableaux.',
    statusTitle: 'Votre choix actuel et comment le modifier',
    statusIntro:
      'Vous voyez ici ce que vous avez choisi. Vous pouvez à tout moment modifier votre choix ou retirer votre consentement ; l’effet est immédiat, et ce qui a été fait jusque-là avec votre accord reste licite. Vous pouvez aussi supprimer les cookies dans les réglages de votre navigateur.',
    statusRecorded:
      'Nous gardons une trace de chaque choix : ce qui vous a été demandé, ce que vous avez répondu et quand, sous l’identifiant du consentement s’il y en a un. Aucune adresse IP n’y figure. Nous la conservons tant que le choix est valable, puis aussi longtemps que nous pouvons avoir à le prouver.',
    listTitle: 'Les cookies que nous utilisons',
    listAlways:
      'Ces cookies sont déposés sans demande préalable, car le site ne peut pas fonctionner sans eux. Ils ne peuvent pas être désactivés ici.',
    listOptional: 'Ces cookies ne sont déposés que si vous les acceptez.',
    listSpecial:
      'Ces cookies peuvent révéler une information sensible à votre sujet. Ils ne sont déposés que si vous y consentez spécifiquement ; « Tout accepter » les laisse désactivés.',
    tableName: 'Nom',
    tableExpiry: 'Expiration',
    tableProvider: 'Fournisseur',
    tableDetails: 'Détails',
    tableOrigin: 'Origine',
    tableKind: 'Type',
    tableCategory: 'Catégorie',
    noDetails: 'Aucun détail indiqué',
    justification: 'Pourquoi c’est strictement nécessaire',
    session: 'Session',
    kindCookie: 'Cookie',
    kindLocalStorage: 'Stockage local',
    kindSessionStorage: 'Stockage de session',
    kindIndexedDB: 'Base de données du navigateur',
    kindCache: 'Cache du navigateur',
    kindBeacon: 'Balise web',
    kindScript: 'Script',
    kindFrame: 'Contenu intégré',
    providersTitle: 'Fournisseurs',
    providersIntro:
      'Ces fournisseurs déposent les cookies figurant dans les tableaux ou reçoivent des données par leur intermédiaire.',
    optOut: 'S’opposer auprès du fournisseur',
    country: 'Pays',
    contactTitle: 'Contact',
    contactRequests: 'Questions, demandes concernant vos données et problèmes liés à votre choix',
    contactOfficer: 'Délégué à la protection des données',
    contactAuthority:
      'Vous avez également le droit d’introduire une réclamation auprès de l’autorité de protection des données de votre pays.',
    changesTitle: 'Modifications de cette politique',
    changesFirst: 'Première version',
    changesVersion: '{date}, version {version}',
    changesAdded: 'Ajouté : {names}',
    changesRemoved: 'Supprimé : {names}',
    changesChanged: 'Modifié : {names}',
    changesAskedAgain:
      'Votre consentement antérieur ne couvre pas cette modification ; nous vous le demandons donc à nouveau.',
    deleteAll: 'Tout supprimer',
    deleteAllAbout:
      'Supprime tout ce que ce site conserve dans ce navigateur, y compris votre connexion. Nous vous redemanderons ensuite votre choix.',
    deletedTitle: 'Tout a été supprimé',
    deletedAbout:
      'Tout ce que ce site conservait dans ce navigateur a été supprimé, y compris votre connexion et vos réponses sur les cookies. Nous vous redemanderons donc votre choix.',
    deletedCookiesTitle: 'Les cookies ont été supprimés',
    deletedCookiesAbout:
      'Les cookies de ce site ont été supprimés, y compris votre connexion et vos réponses sur les cookies. Nous vous redemanderons donc votre choix.',
    deletedRest:
      'D’autres données que ce site conservait dans ce navigateur peuvent encore s’y trouver, car un navigateur ne les supprime que par une connexion sécurisée (HTTPS). Vous pouvez les supprimer dans les paramètres de votre navigateur.',
    deletedNotRecorded:
      'Nous n’avons pas pu enregistrer le retrait de votre consentement. Si vous souhaitez qu’il soit enregistré, écrivez-nous en indiquant cet identifiant du consentement : {id}',
    formInvalid: 'Ce formulaire était périmé ou incomplet ; rien n’a donc été enregistré. Veuillez choisir à nouveau.',
    formOtherSite:
      'Ce formulaire provenait d’un autre site ; rien n’a donc été enregistré. Veuillez choisir à nouveau ici.',
    formTooMany:
      'Trop de tentatives ont eu lieu en peu de temps ; rien n’a donc été enregistré. Veuillez attendre une minute, puis réessayer.',
  },
  record: {
    title: 'Vos enregistrements et reçus',
    intro:
      'Chaque choix est enregistré sous votre identifiant du consentement. Aucun compte n’est nécessaire pour le consulter : l’identifiant suffit, gardez-le donc comme une clé. Vous le trouvez à côté de votre choix actuel dans la politique relative aux cookies, et dans chaque reçu.',
    lookUp: 'Afficher les enregistrements',
    unknown: 'Aucun enregistrement ne porte cet identifiant. Veuillez vérifier qu’il est complet.',
    tooMany: 'Trop de tentatives en peu de temps. Veuillez attendre une minute, puis réessayer.',
    answer: 'Réponse',
    how: 'Par quel moyen',
    byForm: 'par formulaire, sans script',
    byScript: 'par le script de la page',
    byCode: 'par le code du site lui-même',
    rules: 'Règles applicables',
    entry: 'Entrée du journal',
    entryWaits: 'Pas encore présente. Elle le sera dans quelques secondes ; rechargez alors cette page.',
    shown: 'Ce qui vous a été montré',
    shownAbout: 'Voici son aspect. Rien n’y est cliquable.',
    shownText: 'La même chose sous forme de texte',
    shownChanged: 'Le logiciel a changé depuis ; l’aspect a donc pu être différent.',
    shownNothing: 'Nous n’avons rien montré nous-mêmes : le site a posé la question à sa manière.',
    expired: 'Ce consentement a pris fin de lui-même, car sa durée était écoulée.',
    download: 'Télécharger le reçu',
    receiptPage: 'Imprimer ou vérifier le reçu',
    erase: 'Effacer tous les enregistrements',
    eraseAbout:
      'L’effacement supprime définitivement tous les enregistrements de cet identifiant. Le journal ne garde que des valeurs de contrôle dont rien ne peut être déduit. Si le consentement se trouve dans ce navigateur, il prend fin lui aussi.',
    doneErased: 'Les enregistrements ont été effacés.',
    doneHeld:
      'Les enregistrements sont conservés pour l’instant, car ils peuvent être nécessaires à un recours en justice.',
    doneFailed: 'Les enregistrements n’ont pas pu être effacés. Veuillez réessayer.',
    withdrawElsewhere: 'Pour retirer ce consentement, ouvrez cette page dans le navigateur où vous l’avez donné.',
    receipt: 'Reçu',
    receiptAbout:
      'Conservez ce reçu. Il permet à chacun de vérifier, sans rien demander à ce site, que le journal contient votre enregistrement et que personne ne l’a modifié.',
    damaged: 'Le reçu n’a pas pu être établi, car une partie du journal est endommagée. Veuillez réessayer plus tard.',
    noReceipts: 'Ce site ne délivre pas de reçus.',
    erased: 'Un enregistrement a été effacé le {date}. Il ne reste que l’enregistrement de son effacement.',
    verify: 'Vérifier le reçu',
    verifyAbout: 'Ce navigateur le vérifie lui-même et n’envoie rien ; cela fonctionne donc aussi sans réseau.',
    verifyFile: 'Ou choisissez un reçu que vous avez conservé',
    verifyCommand: 'Vous pouvez aussi enregistrer le reçu et le vérifier avec cette commande :',
    keys: 'Clés du journal',
    keysAbout: 'Le reçu est vérifié avec ces clés. Comparez-les avec une copie obtenue ailleurs.',
    witnesses: 'Clés des témoins',
    witnessesAbout:
      'Les témoins sont des tiers qui veillent à ce que ce journal ne fasse que croître et qui signent ce qu’ils ont vu. C’est ce site qui indique ces clés : comparez-les avec celles que les témoins publient eux-mêmes.',
    witnessesOwn: 'Ne compter que les témoins dont vous saisissez ici les clés, une par ligne',
    witnessBad: 'La ligne {line} n’est pas la clé d’un témoin.',
    proven:
      'Prouvé : le journal {origin} contient cet enregistrement sous le numéro {index} de ses {size} premières entrées (en comptant à partir de 0), et il n’a pas été modifié depuis.',
    provenNot:
      'Non prouvé : la date, le fait que le journal montre la même chose à tout le monde, et l’absence d’un enregistrement ultérieur qui remplace celui-ci.',
    witnessed:
      'Des témoins confirment que le journal le contenait au plus tard le {time} et n’avait fait que croître jusque-là : {witnesses}.',
    witnessedNot: 'Non prouvé : l’absence d’un enregistrement ultérieur qui remplace celui-ci.',
    failed: 'Non prouvé. Cette partie ne correspond pas : {part} ({code}).',
    unsupported:
      'Ce navigateur ne peut pas vérifier la signature. Veuillez utiliser un autre navigateur ou la commande.',
    partRecord: 'enregistrement',
    partSalt: 'valeur aléatoire (sel)',
    partProof: 'preuve',
    partCheckpoint: 'point de contrôle',
    partSignature: 'signature du journal',
    partCosignature: 'signature d’un témoin',
    partKey: 'clé du journal',
    partCheck: 'valeurs de contrôle',
  },
};
