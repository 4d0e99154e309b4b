import type { Strings } from './strings.ts';

export const pt: Strings = {
  interface: {
    bannerTitle: 'A sua escolha sobre cookies',
    bannerBody:
      'Nós ({controllers}) pedimos-lhe que nos permita utilizar cookies e tecnologias semelhantes para o seguinte: {purposes}. Pode recusar e alterar a sua escolha a qualquer momento em «{settings}».',
    bannerBodyOptOut:
      'Nós ({controllers}) utilizamos cookies e tecnologias semelhantes para o seguinte: {purposes}. Pode recusar e alterar a sua escolha a qualquer momento em «{settings}».',
    panelBody:
      'Utilizamos cookies e tecnologias semelhantes. Os necessários estão sempre ativos, porque o site não funciona sem eles. Os restantes só são utilizados se der o seu consentimento. Pode recusar ou alterar a sua escolha a qualquer momento.',
    panelBodyOptOut:
      'Utilizamos cookies e tecnologias semelhantes. Os necessários estão sempre ativos, porque o site não funciona sem eles. Pode recusar os restantes e alterar a sua escolha a qualquer momento.',
    bannerControllers: 'Responsabilidade pelo tratamento: {controllers}',
    bannerSpecial: 'Pedido separado em «{manage}»: {purposes}',
    bannerPartners: 'Parceiros: {count}',
    bannerNew: 'Novo desde a sua última escolha: {providers}',
    acceptAll: 'Aceitar todos',
    rejectAll: 'Rejeitar todos',
    manage: 'Gerir preferências',
    save: 'Guardar escolhas',
    withdraw: 'Retirar o consentimento',
    policy: 'Política de cookies',
    settings: 'Definições de cookies',
    alwaysOn: 'Sempre ativos',
    allow: 'Permitir',
    refuse: 'Rejeitar',
    choose: 'Escolher fornecedores',
    agreeExpressly: 'Dou o meu consentimento explícito',
    wantReceipt: 'Quero um ID do consentimento também em caso de recusa',
    privacyPolicy: 'Política de privacidade',
    firstParty: 'Próprio',
    thirdParty: 'De terceiros',
    statusAllowed: 'Permitido',
    statusRefused: 'Rejeitado',
    statusPartly: 'Permitido em parte: {providers}',
    statusNone: 'Nenhuma escolha feita ainda',
    statusConsentId: 'ID do consentimento',
    statusNoId: 'Nenhum: as recusas são guardadas sem ID',
    statusWithdrawnId: 'Retirado: {id}',
    statusDate: 'Data',
    statusValidUntil: 'Válido até',
    statusSaved: 'A sua escolha foi guardada.',
    statusNotSaved: 'Não foi possível guardar a sua escolha. Os cookies opcionais permanecem desativados.',
    statusSaving: 'A guardar…',
    statusNotSavedEarlier:
      'Não foi possível guardar a sua escolha, pelo que a anterior continua válida. Tente novamente.',
    statusRefusalNotSaved:
      'A sua recusa já se aplica neste navegador, mas ainda não conseguimos registá-la. Vamos tentar novamente.',
    statusSignalHonoured: 'Sinal de oposição respeitado',
    leftThere:
      'Isto só pode ser eliminado por si, nas definições do seu navegador, porque outros fornecedores podem guardá-lo nos seus próprios endereços: {names}',
    leftHere: 'Ainda não eliminado, porque uma página aberta deste site talvez ainda o utilize: {names}',
    embedNotice:
      'Conteúdo bloqueado: {provider}. Ao carregá-lo, podem ser instalados cookies e enviados dados a este fornecedor.',
    embedLoad: 'Carregar conteúdo',
    embedAlways: 'Carregar sempre: {provider}',
    close: 'Fechar',
    colon: ': ',
  },
  categories: {
    essential: {
      label: 'Estritamente necessários',
      description: 'Indispensáveis ao funcionamento do site, por exemplo para a segurança e para guardar esta escolha.',
    },
    functionality: {
      label: 'Funcionalidade',
      description: 'Guardam as suas definições e permitem funções adicionais, como vídeos, mapas ou chat.',
    },
    analytics: {
      label: 'Estatística',
      description: 'Contam as visitas e mostram-nos como o site é utilizado.',
    },
    personalised: {
      label: 'Conteúdo personalizado',
      description: 'Adaptam o conteúdo ao que viu neste e noutros sites.',
    },
    marketing: {
      label: 'Publicidade personalizada',
      description: 'Mostram anúncios com base num perfil sobre si e medem a sua eficácia.',
    },
  },
  policy: {
    skip: 'Saltar para o conteúdo',
    backToSite: 'Voltar ao site',
    language: 'Idioma',
    version: 'Versão',
    lastChanged: 'Última alteração',
    contents: 'Índice',
    whoTitle: 'Quem é responsável',
    whoSingle:
      'A empresa indicada abaixo decide por que razão e de que forma {site} utiliza cookies e responde por isso perante si.',
    whoJoint:
      'As empresas indicadas abaixo decidem em conjunto por que razão e de que forma {site} utiliza cookies. São responsáveis conjuntas pelo tratamento: pode exercer os seus direitos junto de qualquer uma delas.',
    office: 'Sede social',
    register: 'Número de registo',
    arrangementTitle: 'O que acordaram entre si',
    whatTitle: 'O que são cookies',
    whatCookies:
      'Um cookie é um pequeno texto que um site guarda no seu navegador e volta a ler mais tarde, na página seguinte ou na visita seguinte. Com ele, o site pode reconhecer o seu navegador, guardar uma definição ou manter a sua sessão iniciada.',
    whatOthers:
      'Outras tecnologias servem os mesmos fins: o armazenamento no navegador, os pequenos ficheiros e scripts carregados a partir de outros locais e as mensagens que uma página envia enquanto a utiliza. Quando esta política fala de «cookies», refere-se a todas elas; as tabelas abaixo enumeram-nas uma a uma.',
    kindsTitle: 'Tipos de cookies',
    kindsOrigin: 'Quanto à origem',
    kindsFirst:
      'Os cookies próprios pertencem a este site: somos nós que os instalamos e que decidimos para que são utilizados.',
    kindsThird:
      'Os cookies de terceiros pertencem a outro fornecedor, cujos serviços utilizamos e que recebe dados através deles.',
    kindsDuration: 'Quanto à duração',
    kindsSession: 'Os cookies de sessão desaparecem quando fecha o navegador.',
    kindsPersistent:
      'Os cookies persistentes permanecem até terminar o prazo indicado nas tabelas ou até que os elimine. Nenhum pode durar mais do que o indicado nas tabelas.',
    statusTitle: 'A sua escolha atual e como alterá-la',
    statusIntro:
      'Aqui pode ver o que escolheu. Pode alterar a sua escolha ou retirar o consentimento a qualquer momento; o efeito é imediato, e o que foi feito até então com a sua autorização continua a ser lícito. Também pode eliminar os cookies nas definições do seu navegador.',
    statusRecorded:
      'Guardamos um registo de cada escolha: o que lhe foi perguntado, o que respondeu e quando, associado ao ID do consentimento, se existir. O registo não contém nenhum endereço IP. Conservamo-lo enquanto a escolha for válida e, depois disso, enquanto pudermos ter de a comprovar.',
    listTitle: 'Os cookies que utilizamos',
    listAlways:
      'Estes cookies são instalados sem lhe perguntarmos, porque o site não funciona sem eles. Não podem ser desativados aqui.',
    listOptional: 'Estes cookies só são instalados se os permitir.',
    listSpecial:
      'Estes cookies podem revelar algo sensível sobre si. Só são instalados se der o seu consentimento específico para tal; «Aceitar todos» deixa-os desativados.',
    tableName: 'Nome',
    tableExpiry: 'Validade',
    tableProvider: 'Fornecedor',
    tableDetails: 'Detalhes',
    tableOrigin: 'Origem',
    tableKind: 'Tipo',
    tableCategory: 'Categoria',
    noDetails: 'Sem detalhes',
    justification: 'Por que razão é necessário',
    session: 'De sessão',
    kindCookie: 'Cookie',
    kindLocalStorage: 'Armazenamento local',
    kindSessionStorage: 'Armazenamento de sessão',
    kindIndexedDB: 'Base de dados do navegador',
    kindCache: 'Cache do navegador',
    kindBeacon: 'Web beacon',
    kindScript: 'Script',
    kindFrame: 'Conteúdo incorporado',
    providersTitle: 'Fornecedores',
    providersIntro: 'Estes fornecedores instalam os cookies indicados nas tabelas ou recebem dados através deles.',
    optOut: 'Opor-se junto do fornecedor',
    country: 'País',
    contactTitle: 'Contacto',
    contactRequests: 'Perguntas, pedidos sobre os seus dados e problemas com a sua escolha',
    contactOfficer: 'Encarregado da proteção de dados',
    contactAuthority:
      'Tem também o direito de apresentar uma reclamação à autoridade de proteção de dados do seu país.',
    changesTitle: 'Alterações a esta política',
    changesFirst: 'Primeira versão',
    changesVersion: '{date}, versão {version}',
    changesAdded: 'Adicionado: {names}',
    changesRemoved: 'Removido: {names}',
    changesChanged: 'Alterado: {names}',
    changesAskedAgain: 'O seu consentimento anterior não abrange esta alteração, por isso voltamos a pedi-lo.',
    deleteAll: 'Eliminar tudo',
    deleteAllAbout:
      'Elimina tudo o que este site guarda neste navegador, incluindo a sua sessão iniciada. Depois voltaremos a perguntar-lhe.',
    deletedTitle: 'Tudo foi eliminado',
    deletedAbout:
      'Tudo o que este site guardava neste navegador foi eliminado, incluindo a sua sessão iniciada e as suas respostas sobre cookies. Por isso, voltaremos a perguntar-lhe.',
    deletedCookiesTitle: 'Os cookies foram eliminados',
    deletedCookiesAbout:
      'Os cookies deste site foram eliminados, incluindo a sua sessão iniciada e as suas respostas sobre cookies. Por isso, voltaremos a perguntar-lhe.',
    deletedRest:
      'Outros dados que este site guardava neste navegador podem ainda existir, porque um navegador só os elimina através de uma ligação segura (HTTPS). Pode eliminá-los nas definições do seu navegador.',
    deletedNotRecorded:
      'Não conseguimos registar que retirou o consentimento. Se quiser que fique registado, escreva-nos e indique este ID do consentimento: {id}',
    formInvalid: 'Este formulário estava desatualizado ou incompleto, pelo que nada foi guardado. Escolha novamente.',
    formOtherSite: 'Este formulário veio de outro site, pelo que nada foi guardado. Escolha novamente aqui.',
    formTooMany:
      'Houve demasiadas tentativas em pouco tempo, pelo que nada foi guardado. Aguarde um minuto e tente novamente.',
  },
};
