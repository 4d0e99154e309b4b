import type { Strings } from './strings.ts';

export const fr: Strings = {
  interface: {
    bannerTitle: 'Votre choix concernant les cookies',
    bannerBody:
      'Nous utilisons des cookies et des technologies similaires. Ceux qui sont strictement nécessaires sont toujours actifs, car le site ne peut pas fonctionner sans eux. Les autres ne sont utilisés que si vous les acceptez. Vous pouvez refuser ou modifier votre choix à tout moment.',
    bannerBodyOptOut:
      'Nous utilisons des cookies et des technologies similaires. Ceux qui sont strictement nécessaires sont toujours actifs, car le site ne peut pas fonctionner sans eux. Vous pouvez refuser les autres et modifier votre choix à tout moment.',
    bannerControllers: 'Responsabilité du traitement : {controllers}',
    bannerPurposes: 'Finalités facultatives : {purposes}',
    bannerSpecial: 'Demande distincte sous « {manage} » : {purposes}',
    bannerPartners: 'Partenaires : {count}',
    acceptAll: 'Tout accepter',
    rejectAll: 'Tout refuser',
    manage: 'Personnaliser',
    save: 'Enregistrer mes choix',
    withdraw: 'Retirer mon consentement',
    changeChoice: 'Modifier mon choix',
    policy: 'Politique relative aux cookies',
    settings: 'Gestion des cookies',
    alwaysOn: 'Toujours actifs',
    allow: 'Autoriser',
    refuse: 'Refuser',
    choose: 'Choisir les fournisseurs',
    agreeExpressly: 'Je donne mon consentement explicite',
    wantReceipt: 'Je souhaite un identifiant du consentement même en cas de refus',
    providers: 'Fournisseurs',
    privacyPolicy: 'Politique de confidentialité',
    firstParty: 'Première partie',
    thirdParty: 'Tierce partie',
    statusCurrent: 'État actuel',
    statusAllowed: 'Autorisé',
    statusRefused: 'Refusé',
    statusPartly: 'Autorisé en partie : {providers}',
    statusNone: 'Aucun choix exprimé',
    statusConsentId: 'Identifiant du consentement',
    statusDate: 'Date',
    statusValidUntil: "Valable jusqu'au",
    statusSaved: 'Votre choix a été enregistré.',
    statusNotSaved: "Votre choix n'a pas pu être enregistré. Les cookies facultatifs restent désactivés.",
    statusSignalHonoured: "Signal d'opposition pris en compte",
    embedNotice:
      'Contenu bloqué : {provider}. Son chargement peut déposer des cookies et transmettre des données à ce fournisseur.',
    embedLoad: 'Charger le contenu',
    close: 'Fermer',
    backToSite: 'Retour au site',
  },
  categories: {
    essential: {
      label: 'Strictement nécessaires',
      description: 'Indispensables au fonctionnement du site, par exemple pour la sécurité et pour mémoriser ce choix.',
    },
    functionality: {
      label: 'Fonctionnalités',
      description:
        'Mémorisent vos réglages et permettent des fonctions supplémentaires, comme les vidéos, les cartes ou la messagerie instantanée.',
    },
    analytics: {
      label: "Mesure d'audience",
      description: 'Comptent les visites et nous montrent comment le site est utilisé.',
    },
    personalised: {
      label: 'Contenu personnalisé',
      description: "Adaptent le contenu à ce que vous avez consulté sur ce site et sur d'autres.",
    },
    marketing: {
      label: 'Publicité personnalisée',
      description: 'Affichent des publicités fondées sur un profil vous concernant et mesurent leur effet.',
    },
  },
  policy: {
    skip: 'Aller au contenu',
    language: 'Langue',
    version: 'Version',
    lastChanged: 'Dernière modification',
    contents: 'Sommaire',
    whoTitle: 'Qui est responsable',
    whoSingle:
      'La société indiquée ci-dessous décide pourquoi et comment {site} utilise des cookies, et en est responsable à votre égard.',
    whoJoint:
      'Les sociétés indiquées ci-dessous décident ensemble pourquoi et comment {site} utilise des cookies. Elles sont responsables conjointes du traitement : vous pouvez exercer vos droits auprès de chacune d’elles, et chacune est responsable de l’ensemble à votre égard.',
    office: 'Siège social',
    register: 'Registre du commerce',
    whatTitle: 'Ce que sont les cookies',
    whatCookies:
      'Un cookie est un petit texte qu’un site enregistre dans votre navigateur et relit plus tard, sur la page suivante ou lors de la visite suivante. Il permet au site de reconnaître votre navigateur, de mémoriser un réglage ou de garder votre session ouverte. Les cookies n’endommagent pas votre appareil.',
    whatOthers:
      'D’autres technologies servent aux mêmes fins : le stockage dans le navigateur, les petits fichiers et les scripts chargés depuis un autre emplacement, ainsi que les messages qu’une page envoie pendant que vous l’utilisez. Dans cette politique, le mot « cookies » les désigne toutes, et les tableaux ci-dessous les énumèrent une à une.',
    kindsTitle: 'Types de cookies',
    kindsOrigin: 'Selon l’origine',
    kindsFirst:
      'Les cookies de première partie appartiennent à ce site : nous les déposons et décidons de leur utilisation.',
    kindsThird:
      'Les cookies de tierce partie appartiennent à un autre fournisseur, dont nous utilisons les services et qui reçoit des données par leur intermédiaire.',
    kindsDuration: 'Selon la durée',
    kindsSession: 'Les cookies de session disparaissent lorsque vous fermez le navigateur.',
    kindsPersistent:
      'Les cookies persistants restent en place jusqu’à la fin de la durée indiquée dans les tableaux ou jusqu’à ce que vous les supprimiez vous-même. Aucun ne doit durer plus longtemps que ce qu’indiquent les tableaux.',
    statusTitle: 'Votre choix actuel et comment le modifier',
    statusIntro:
      'Vous voyez ici ce que vous avez choisi. Vous pouvez à tout moment modifier votre choix ou retirer votre consentement ; l’effet est immédiat, et ce qui a été fait jusque-là avec votre accord reste licite. Vous pouvez aussi supprimer les cookies dans les réglages de votre navigateur.',
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
  },
};
