import type { Strings } from './strings.ts';

export const es: Strings = {
  interface: {
    bannerTitle: 'Su elección sobre las cookies',
    bannerBody:
      'Nosotros ({controllers}) le pedimos que nos permita usar cookies y tecnologías similares para lo siguiente: {purposes}. Puede rechazarlas y cambiar su elección en cualquier momento en «{settings}».',
    bannerBodyOptOut:
      'Nosotros ({controllers}) usamos cookies y tecnologías similares para lo siguiente: {purposes}. Puede rechazarlas y cambiar su elección en cualquier momento en «{settings}».',
    panelBody:
      'Usamos cookies y tecnologías similares. Las necesarias están siempre activas porque el sitio no puede funcionar sin ellas. Las demás solo se usan si usted las permite. Puede rechazarlas o cambiar su elección en cualquier momento.',
    panelBodyOptOut:
      'Usamos cookies y tecnologías similares. Las necesarias están siempre activas porque el sitio no puede funcionar sin ellas. Puede rechazar las demás y cambiar su elección en cualquier momento.',
    bannerControllers: 'Responsabilidad del tratamiento: {controllers}',
    bannerSpecial: 'Se pregunta por separado en «{manage}»: {purposes}',
    bannerPartners: 'Socios: {count}',
    bannerNew: 'Nuevo desde su última elección: {providers}',
    acceptAll: 'Aceptar todas',
    rejectAll: 'Rechazar todas',
    manage: 'Configurar',
    save: 'Guardar selección',
    withdraw: 'Retirar el consentimiento',
    policy: 'Política de cookies',
    settings: 'Configuración de cookies',
    alwaysOn: 'Siempre activas',
    allow: 'Permitir',
    refuse: 'Rechazar',
    choose: 'Elegir proveedores',
    agreeExpressly: 'Doy mi consentimiento explícito',
    wantReceipt: 'Quiero un ID de consentimiento también en caso de rechazo',
    privacyPolicy: 'Política de privacidad',
    firstParty: 'Propia',
    thirdParty: 'De terceros',
    statusAllowed: 'Permitido',
    statusRefused: 'Rechazado',
    statusPartly: 'Permitido en parte: {providers}',
    statusNone: 'Aún sin elección',
    statusConsentId: 'ID de consentimiento',
    statusNoId: 'Ninguno: los rechazos se guardan sin ID',
    statusWithdrawnId: 'Retirado: {id}',
    statusDate: 'Fecha',
    statusValidUntil: 'Válido hasta',
    statusSaved: 'Se ha guardado su elección.',
    statusNotSaved: 'No se ha podido guardar su elección. Las cookies opcionales permanecen desactivadas.',
    statusSaving: 'Guardando…',
    statusNotSavedEarlier:
      'No se ha podido guardar su elección, por lo que sigue vigente la anterior. Inténtelo de nuevo.',
    statusRefusalNotSaved:
      'Su rechazo ya se aplica en este navegador, pero todavía no hemos podido registrarlo. Volveremos a intentarlo.',
    statusSignalHonoured: 'Señal de exclusión respetada',
    leftThere:
      'Solo usted puede eliminar esto en los ajustes de su navegador, porque otros proveedores pueden guardarlo en sus propias direcciones: {names}',
    leftHere: 'Aún no se ha eliminado, porque es posible que una página abierta de este sitio todavía lo use: {names}',
    embedNotice:
      'Contenido bloqueado: {provider}. Al cargarlo se pueden instalar cookies y enviar datos a este proveedor.',
    embedLoad: 'Cargar contenido',
    embedAlways: 'Cargar siempre: {provider}',
    embedBlocked:
      'Esta página aún no puede cargarlo. Vuelva a cargar la página cuando lo haya permitido o ábralo en una pestaña nueva:',
    close: 'Cerrar',
    colon: ': ',
  },
  categories: {
    essential: {
      label: 'Necesarias',
      description:
        'Imprescindibles para que el sitio funcione, por ejemplo, para la seguridad y para recordar esta elección.',
    },
    functionality: {
      label: 'Funcionalidad',
      description: 'Recuerdan sus ajustes y permiten funciones adicionales, como vídeos, mapas o chat.',
    },
    analytics: {
      label: 'Estadística',
      description: 'Cuentan las visitas y nos muestran cómo se usa el sitio.',
    },
    personalised: {
      label: 'Contenido personalizado',
      description: 'Adaptan el contenido a lo que ha visto en este y en otros sitios.',
    },
    marketing: {
      label: 'Publicidad personalizada',
      description: 'Muestran anuncios basados en un perfil elaborado sobre usted y miden su eficacia.',
    },
  },
  policy: {
    skip: 'Saltar al contenido',
    backToSite: 'Volver al sitio',
    language: 'Idioma',
    version: 'Versión',
    lastChanged: 'Última modificación',
    contents: 'Índice',
    whoTitle: 'Quién es responsable',
    whoSingle:
      'La empresa indicada a continuación decide por qué y cómo {site} usa cookies y responde de ello ante usted.',
    whoJoint:
      'Las empresas indicadas a continuación deciden conjuntamente por qué y cómo {site} usa cookies. Son corresponsables del tratamiento: puede ejercer sus derechos ante cualquiera de ellas.',
    office: 'Domicilio social',
    register: 'Datos registrales',
    arrangementTitle: 'Qué han acordado entre ellas',
    whatTitle: 'Qué son las cookies',
    whatCookies:
      'Una cookie es un pequeño texto que un sitio guarda en su navegador y vuelve a leer más tarde, en la página siguiente o en la próxima visita. Con ella, el sitio puede reconocer su navegador, recordar un ajuste o mantener su sesión iniciada.',
    whatOthers:
      'Otras tecnologías sirven para los mismos fines: el almacenamiento en el navegador, los pequeños archivos y scripts que se cargan desde otros lugares y los mensajes que una página envía mientras usted la usa. Cuando esta política habla de «cookies», se refiere a todas ellas; las tablas siguientes las enumeran una por una.',
    kindsTitle: 'Tipos de cookies',
    kindsOrigin: 'Según el origen',
    kindsFirst: 'Las cookies propias pertenecen a este sitio: las instalamos nosotros y decidimos para qué se usan.',
    kindsThird:
      'Las cookies de terceros pertenecen a otro proveedor, cuyos servicios usamos y que recibe datos a través de ellas.',
    kindsDuration: 'Según la duración',
    kindsSession: 'Las cookies de sesión desaparecen al cerrar el navegador.',
    kindsPersistent:
      'Las cookies persistentes permanecen hasta que termine el plazo indicado en las tablas o hasta que usted las elimine. Ninguna puede durar más de lo que indican las tablas.',
    statusTitle: 'Su elección actual y cómo cambiarla',
    statusIntro:
      'Aquí puede ver lo que ha elegido. Puede cambiar su elección o retirar el consentimiento en cualquier momento; el efecto es inmediato y lo que se haya hecho hasta entonces con su permiso sigue siendo lícito. También puede eliminar las cookies en los ajustes de su navegador.',
    statusRecorded:
      'Guardamos un registro de cada elección: qué se le preguntó, qué respondió y cuándo, con el ID de consentimiento si lo hay. El registro no contiene ninguna dirección IP. Lo conservamos mientras la elección siga vigente y, después, mientras podamos tener que demostrarla.',
    listTitle: 'Las cookies que usamos',
    listAlways:
      'Estas cookies se instalan sin preguntar, porque el sitio no puede funcionar sin ellas. No se pueden desactivar aquí.',
    listOptional: 'Estas cookies solo se instalan si usted las permite.',
    listSpecial:
      'Estas cookies pueden revelar algo sensible sobre usted. Solo se instalan si da su consentimiento específico para ellas; «Aceptar todas» las deja desactivadas.',
    tableName: 'Nombre',
    tableExpiry: 'Caducidad',
    tableProvider: 'Proveedor',
    tableDetails: 'Detalles',
    tableOrigin: 'Origen',
    tableKind: 'Tipo',
    tableCategory: 'Categoría',
    noDetails: 'Sin detalles',
    justification: 'Por qué es necesaria',
    session: 'De sesión',
    kindCookie: 'Cookie',
    kindLocalStorage: 'Almacenamiento local',
    kindSessionStorage: 'Almacenamiento de sesión',
    kindIndexedDB: 'Base de datos del navegador',
    kindCache: 'Caché del navegador',
    kindBeacon: 'Baliza web',
    kindScript: 'Script',
    kindFrame: 'Contenido incrustado',
    providersTitle: 'Proveedores',
    providersIntro: 'Estos proveedores instalan las cookies de las tablas o reciben datos a través de ellas.',
    optOut: 'Oponerse ante el proveedor',
    country: 'País',
    contactTitle: 'Contacto',
    contactRequests: 'Preguntas, solicitudes sobre sus datos y problemas con su elección',
    contactOfficer: 'Delegado de protección de datos',
    contactAuthority:
      'También tiene derecho a presentar una reclamación ante la autoridad de protección de datos de su país.',
    changesTitle: 'Cambios en esta política',
    changesFirst: 'Primera versión',
    changesVersion: '{date}, versión {version}',
    changesAdded: 'Añadido: {names}',
    changesRemoved: 'Eliminado: {names}',
    changesChanged: 'Modificado: {names}',
    changesAskedAgain: 'Su consentimiento anterior no cubre este cambio, por lo que volvemos a pedírselo.',
    deleteAll: 'Eliminar todo',
    deleteAllAbout:
      'Elimina todo lo que este sitio guarda en este navegador, también su inicio de sesión. Después volveremos a preguntarle.',
    deletedTitle: 'Se ha eliminado todo',
    deletedAbout:
      'Se ha eliminado todo lo que este sitio guardaba en este navegador, también su inicio de sesión y sus respuestas sobre las cookies. Por eso volveremos a preguntarle.',
    deletedCookiesTitle: 'Se han eliminado las cookies',
    deletedCookiesAbout:
      'Se han eliminado las cookies de este sitio, también su inicio de sesión y sus respuestas sobre las cookies. Por eso volveremos a preguntarle.',
    deletedRest:
      'Otros datos que este sitio guardaba en este navegador pueden seguir ahí, porque un navegador solo los elimina mediante una conexión segura (HTTPS). Puede eliminarlos en la configuración de su navegador.',
    deletedNotRecorded:
      'No hemos podido registrar que ha retirado su consentimiento. Si quiere que conste, escríbanos e indique este ID de consentimiento: {id}',
    formInvalid:
      'Este formulario estaba desactualizado o incompleto, por lo que no se ha guardado nada. Elija de nuevo.',
    formOtherSite: 'Este formulario procedía de otro sitio, por lo que no se ha guardado nada. Elija de nuevo aquí.',
    formTooMany:
      'Ha habido demasiados intentos en poco tiempo, por lo que no se ha guardado nada. Espere un minuto e inténtelo de nuevo.',
  },
  record: {
    title: 'Su registro y sus justificantes',
    intro:
      'Cada elección queda registrada con su ID de consentimiento. No necesita ninguna cuenta para ver su registro: basta con el ID, así que trátelo como una llave. Lo encontrará junto a su elección actual en la política de cookies y en cada justificante.',
    lookUp: 'Mostrar registros',
    unknown: 'No hay ningún registro con este ID. Compruebe que esté completo.',
    tooMany: 'Demasiados intentos en poco tiempo. Espere un minuto e inténtelo de nuevo.',
    answer: 'Respuesta',
    how: 'Cómo',
    byForm: 'por formulario, sin script',
    byScript: 'mediante el script de la página',
    byCode: 'mediante código propio del sitio',
    rules: 'Normas aplicadas',
    entry: 'Entrada en el diario',
    entryWaits: 'Aún no está. Estará en unos segundos; vuelva a cargar entonces esta página.',
    shown: 'Lo que se le mostró',
    shownAbout: 'Este era su aspecto. Nada de lo que contiene se puede pulsar.',
    shownText: 'Lo mismo como texto',
    shownChanged: 'El software ha cambiado desde entonces, por lo que el aspecto pudo ser distinto.',
    shownNothing: 'No mostramos nada nosotros: el sitio preguntó a su manera.',
    expired: 'Este consentimiento terminó por sí solo porque venció su plazo.',
    download: 'Descargar justificante',
    receiptPage: 'Imprimir o verificar justificante',
    erase: 'Borrar todos los registros',
    eraseAbout:
      'El borrado elimina para siempre todos los registros de este ID. El diario conserva solo valores de comprobación de los que no se puede leer nada. Si el consentimiento está en este navegador, también termina.',
    doneErased: 'Los registros se han borrado.',
    doneHeld: 'Los registros se conservan por ahora porque podrían necesitarse para una reclamación legal.',
    doneFailed: 'No se han podido borrar los registros. Inténtelo de nuevo.',
    withdrawElsewhere: 'Para retirar este consentimiento, abra esta página en el navegador en el que lo dio.',
    receipt: 'Justificante',
    receiptAbout:
      'Guarde este justificante. Con él, cualquiera puede comprobar, sin preguntar a este sitio, que el diario contiene su registro y que nadie lo ha modificado.',
    damaged: 'No se ha podido crear el justificante porque una parte del diario está dañada. Inténtelo más tarde.',
    noReceipts: 'Este sitio no emite justificantes.',
    erased: 'Un registro se borró el {date}. Solo queda el registro de su borrado.',
    verify: 'Verificar justificante',
    verifyAbout: 'Este navegador lo verifica por sí mismo y no envía nada, por lo que también funciona sin conexión.',
    verifyFile: 'O elija un justificante que haya guardado',
    verifyCommand: 'También puede guardar el justificante y verificarlo con este comando:',
    keys: 'Claves del diario',
    keysAbout: 'El justificante se coteja con estas claves. Compárelas con una copia que tenga de otra fuente.',
    witnesses: 'Claves de los testigos',
    witnessesAbout:
      'Los testigos son terceros que vigilan que este diario solo crezca y firman lo que han visto. Es este sitio el que indica estas claves: compárelas con las que publican los propios testigos.',
    witnessesOwn: 'Contar solo los testigos cuyas claves introduzca aquí, una por línea',
    witnessBad: 'La línea {line} no es la clave de un testigo.',
    proven:
      'Demostrado: el diario {origin} contiene este registro con el número {index} de sus primeras {size} entradas (contando desde 0), y el registro no se ha modificado desde entonces.',
    provenNot:
      'No demostrado: cuándo fue, que el diario muestre lo mismo a todo el mundo y que ningún registro posterior sustituya a este.',
    witnessed:
      'Hay testigos que confirman que el diario lo contenía a más tardar el {time} y que hasta entonces solo había crecido: {witnesses}.',
    witnessedNot: 'No demostrado: que ningún registro posterior sustituya a este.',
    failed: 'No demostrado. Esta parte no coincide: {part} ({code}).',
    unsupported: 'Este navegador no puede verificar la firma. Use otro navegador o el comando.',
    partRecord: 'registro',
    partSalt: 'valor aleatorio (sal)',
    partProof: 'prueba',
    partCheckpoint: 'punto de control',
    partSignature: 'firma del diario',
    partCosignature: 'firma de un testigo',
    partKey: 'clave del diario',
    partCheck: 'valores de comprobación',
  },
};
