import type { Texts } from './en.ts';

/** Spanish, for Spain and for Latin America. */
export const esEs: Texts = {
  apology: 'Algo ha fallado por mi parte. Queda registrado; inténtalo de nuevo en un momento.',
  needsStaff: 'Solo el equipo del curso puede hacer esto.',
  needsManager: 'Solo quien tiene el permiso «Gestionar servidor» puede hacer esto.',
  staleControl: 'Este control es de una versión anterior y ya no hace nada.',
  onlyInServer: 'Esto funciona solo en un servidor del curso, no en mensajes directos.',
  notYours: 'Solo puede hacerlo la persona que preguntó.',

  notFound: 'No lo he encontrado en los apuntes del curso.',
  searchFailed:
    'Ahora mismo no he podido buscar en los apuntes. El equipo del curso puede ayudarte igualmente.',
  emptyQuestion:
    'No he podido leer ahí ninguna pregunta. Escríbela con palabras o pega el error como texto.',
  nearest: 'Lo más cercano que tengo:',
  perhaps: 'No estoy seguro de cuál de estos la responde:',
  askPlaceAndMessage:
    '¿De qué curso, semana y ejercicio se trata, y qué dice el error? Pega sus últimas líneas como texto y vuelvo a buscar.',
  askMessage: '¿Qué dice el error? Pega sus últimas líneas como texto y vuelvo a buscar.',
  perhapsIssue: 'Quizá sea uno de estos problemas conocidos:',
  sources: 'Fuentes',
  confidence: (percent) => `${percent} % de seguridad`,
  sameOutput: 'la misma salida que en este problema conocido',
  knownIssue: 'problema conocido',
  knownIssueFixed: 'problema conocido, corregido',
  knownIssueFixedOn: (day) => `problema conocido, corregido el ${day}`,
  answeredByStaff: (number) => `respondido por el equipo en #${number}`,
  week: (week) => `semana ${week}`,
  cell: (cell) => `celda ${cell}`,
  page: (page) => `página ${page}`,
  minute: (time) => `minuto ${time}`,
  line: (line) => `línea ${line}`,
  entry: (entry) => `entrada ${entry}`,

  moreSources: 'Más fuentes',
  showAll: 'Ver todo',
  notHelpful: 'No me sirve',
  shareHere: 'Compartir aquí',
  sharedBy: (person: string) => `Compartido por <@${person}>`,
  notShared: 'No puedo escribir en este canal, así que no he podido compartirlo.',
  back: 'Atrás',
  next: 'Siguiente',
  pageOf: (page, pages) => `página ${page} de ${pages}`,
  allSources: 'Todo lo que encontré para esta pregunta:',
  noSourcesLeft: 'Estos apuntes han cambiado desde entonces. Pregunta de nuevo, por favor.',

  solvedMark: (person) => `✅ Resuelto, según <@${person}>`,
  escalated: (number) =>
    `Tu pregunta está en manos del equipo del curso como **#${number}**. Te avisaremos aquí cuando respondan.`,
  escalatedNoDesk: (number) =>
    `Tu pregunta queda guardada como **#${number}**. El equipo aún no ha terminado de configurarme aquí (\`/setup\`): avisaré a una persona en cuanto lo haga.`,
  alreadyEscalated: (number) => `El equipo ya tiene esta pregunta como **#${number}**.`,
  joined: (number, owner) =>
    `Ya se está trabajando en tu pregunta como **#${number}**: alguien preguntó lo mismo antes que tú. Te avisaré aquí cuando el equipo responda.${owner === undefined ? '' : ` La tiene <@${owner}>.`}`,
  splitOff: (number, former) =>
    `Tu pregunta tiene ahora su propio número: **#${number}**. Estaba con **#${former}**, pero pregunta otra cosa.`,
  leftIt: (number) => `Anotado: no recibirás más avisos de **#${number}**.`,
  escalatedFor: (number, person) =>
    `La pregunta de <@${person}> está con el equipo como **#${number}**. Se le avisa.`,
  notFromPerson:
    'Solo puedo llevar al equipo lo que escribió una persona. Debajo de una respuesta mía, pulsa `Ask staff`.',
  escalatedMark: (number) => `🧑‍🏫 Con el equipo como #${number}`,
  questionGone: 'Ya no tengo esta pregunta. Hazla de nuevo, por favor.',
  whoseStaff: '¿El equipo de qué servidor debe recibirla?',
  serverOnlyEscalation:
    'Solo puedo avisar al equipo desde un servidor del curso: haz allí tu pregunta con `/ask`.',

  notHelpfulTitle: '¿Qué estaba mal?',
  notHelpfulLabel: '¿Qué te faltó? (opcional)',
  notHelpfulHint: 'Por ejemplo: la respuesta trata de otra semana',
  notHelpfulThanks: 'Gracias, anotado. ¿Quieres que una persona mire tu pregunta?',

  cannotReadPictures: 'No puedo leer imágenes: pega el texto del error o de la tarea.',
  cannotReadFile: (name) =>
    `No puedo leer ${name}: acepto archivos de texto, log, código, .ipynb y .csv de hasta 4 MB.`,

  knownIssues: (total) => `Problemas conocidos: ${total}`,
  noKnownIssues:
    'Ningún problema conocido encaja. Haz tu pregunta con `/ask`: busco en todos los apuntes.',
  issueOpen: 'abierto',
  issueFixed: 'corregido',
  myQuestions: (total) => `Tus preguntas: ${total}`,
  noQuestions: 'Aún no me has preguntado nada. Empieza con `/ask`.',
  stateAnswered: 'respondida',
  stateUnsure: 'dudosa',
  stateUnknown: 'no encontrada',
  stateFailed: 'sin buscar',
  stateSolved: 'resuelta',
  stateWithStaff: (number) => `con el equipo, #${number}`,
  stateStaffReplied: (number) => `el equipo respondió, #${number}`,
  stateResolved: (number) => `resuelta por el equipo, #${number}`,
  stateDismissed: (number) => `cerrada por el equipo, #${number}`,
  openLink: 'abrir',
  privateMark: 'privada',

  unknownCourse: (known) => `No conozco ese curso. Conozco: ${known.join(', ')}.`,
  noCourses: 'Todavía no hay ningún curso indexado.',

  helpAsk:
    '**Pregúntame sobre el curso**: `/ask`, una mención o un mensaje directo. Respondo con los apuntes y los problemas conocidos y digo dónde está; cuando no lo sé, lo digo.',
  helpHere: (channels) => `En ${channels} escribe simplemente tu pregunta.`,
  helpCourses: (courses) => `**Cursos**: ${courses}`,
  helpLists:
    '`/known-issues` muestra los problemas conocidos; `/my-questions`, lo que has preguntado.',
  helpPerson:
    '**Una persona**: pulsa `Ask staff` bajo cualquier respuesta. El equipo recibe tu pregunta con todo lo que encontré, y su respuesta llega a donde preguntaste.',
  helpPersonWaits:
    '**Una persona**: pulsa `Ask staff` bajo cualquier respuesta. El equipo aún no ha terminado de configurarme aquí; tu pregunta le esperará.',
  helpPrivate:
    '**En privado**: `/ask private:True` muestra la pregunta y la respuesta solo a ti; el equipo la ve cuando se lo pides.',
  helpKept: (days) =>
    `**Lo que guardo**, durante ${days} días: tus preguntas, mis respuestas, tus valoraciones y lo que tú y el equipo escribís sobre ellas. \`/privacy export\` te da una copia, \`/privacy delete\` lo borra; borrar tu mensaje también.`,

  exported: 'Aquí está todo lo que guardo sobre ti, en este y en cualquier otro servidor.',
  nothingKept: 'No guardo nada sobre ti.',
  confirmErase: (questions, escalations) =>
    `¿Borro todo lo que guardo sobre ti? Preguntas: ${questions}; de ellas con el equipo: ${escalations}. Lo que el equipo aún tiene en marcha se retira. No se puede deshacer.`,
  eraseButton: 'Borrar todo',
  keepButton: 'Conservarlo',
  erased:
    'Hecho: ya no guardo nada sobre ti. Si el equipo tenía alguna pregunta tuya, se le avisa de que se ha retirado.',
  kept: 'No se ha borrado nada.',

  slowDown: (again) =>
    `Son muchas preguntas en poco tiempo. Espera un poco: podrás preguntar de nuevo ${again}.`,
  serverBusy: (again) =>
    `En este servidor se pregunta ahora más de lo que puedo responder. Espera un poco e inténtalo de nuevo ${again}.`,

  gradedNote:
    'Esto es parte de una tarea evaluada, así que no doy la solución: aquí tienes la idea y dónde la explican los apuntes.',
  codeLeftOut: '(código omitido: es parte de una tarea evaluada)',

  staffReceived: (number) => `El equipo ya tiene tu pregunta **#${number}**.`,
  staffTaken: (number, owner) => `<@${owner}> está mirando tu pregunta **#${number}**.`,
  staffReplied: (number, staff) => `<@${staff}> respondió a **#${number}**:`,
  staffResolved: (number) => `El equipo marcó **#${number}** como resuelta.`,
  staffSayKnownIssue: (number, title) =>
    `El equipo resolvió **#${number}** como problema conocido: «${title}». Te avisaremos cuando esté arreglado.`,
  staffSayNoIssue: (number) =>
    `El equipo revisó **#${number}** y la cerró: no es un fallo del curso.`,
  staffSayDuplicate: (number, other) =>
    `El equipo cerró **#${number}**: es la misma pregunta que **#${other}**.`,
  staffSayFollowed: (number, other) =>
    `Tu pregunta **#${number}** es la misma que **#${other}**, en la que el equipo ya trabaja: aquí te llegará lo que responda.`,
  staffDismissed: (number) => `El equipo cerró **#${number}**:`,
  staffReopened: (number) => `El equipo retomó **#${number}**.`,
  staffLearned: (number) => `El equipo anotó cómo se resuelve **#${number}**:`,
  staffFixed: (number) => `El problema conocido detrás de **#${number}** está arreglado:`,
  didItHelp: (number) =>
    `¿Te sirvió la respuesta a **#${number}**? Pulsa un botón, o responde aquí y el equipo lo leerá.`,
  closedQuietly: (number) =>
    `He cerrado **#${number}** porque no supe nada más. Responde aquí cuando quieras y el equipo la retomará.`,
  stillUnsolved: 'Sigue sin resolverse',
  withdraw: 'Ya no hace falta',
  writeOn: (number) =>
    `Sigue escribiendo aquí o responde al mensaje: le llega al equipo como parte de **#${number}**.`,
  staffTold: (number) => `El equipo está avisado: **#${number}** está abierta de nuevo.`,
  isWithdrawn: (number) => `**#${number}** está retirada.`,
  gladSolved: (number) => `¡Genial! **#${number}** está resuelta.`,
  hasEnded: (number) => `**#${number}** ya está cerrada.`,
  escalationGone: 'Ya no tengo esta consulta.',

  commands: {
    ask: 'Pregunta a los apuntes del curso; el equipo está a un clic',
    'ask question': 'Tu pregunta, o el error como texto',
    'ask course': 'Buscar en un solo curso',
    'ask private': 'Mostrar pregunta y respuesta solo a ti (el equipo la ve si se lo pides)',
    'ask file': 'Un archivo relacionado: texto, log, código, .ipynb o .csv',
    'known-issues': 'Lo que se sabe que falla, y cómo salir del paso',
    'known-issues search': 'Palabras del síntoma o del error',
    'known-issues course': 'Un solo curso',
    'my-questions': 'Tus preguntas, qué fue de ellas y dónde están',
    privacy: 'Lo que guardo sobre ti',
    'privacy export': 'Obtén una copia de todo lo que guardo sobre ti',
    'privacy delete': 'Borra todo lo que guardo sobre ti',
    help: 'Qué puedo hacer y qué guardo sobre ti',
    setup: 'Elige dónde trabaja el equipo y quién es; sin opciones: muestra los ajustes actuales',
    'setup staff-channel': 'El canal de texto o foro en el que responde el equipo',
    'setup staff-role': 'El rol de quienes forman el equipo del curso',
    'setup help-channel': 'Un canal en el que se pregunta; nómbralo otra vez para quitarlo',
    'setup courses': 'Los cursos de este servidor, separados por comas; all para todos',
  },
};
