import type { Texts } from './en.ts';

/** French. */
export const fr: Texts = {
  apology: 'Quelque chose a échoué de mon côté. C’est noté ; réessaie dans un instant.',
  needsStaff: 'Seule l’équipe du cours peut faire cela.',
  needsManager: 'Seules les personnes ayant la permission « Gérer le serveur » peuvent faire cela.',
  staleControl: 'Cet élément vient d’une ancienne version de moi et ne fait plus rien.',
  onlyInServer: 'Cela ne marche que sur un serveur de cours, pas en message privé.',
  notYours: 'Seule la personne qui a posé la question peut faire cela.',

  notFound: 'Je n’ai pas trouvé cela dans les notes de cours.',
  searchFailed:
    'Je n’ai pas pu chercher dans les notes de cours. L’équipe peut tout de même t’aider.',
  emptyQuestion:
    'Je n’y ai pas lu de question. Formule-la avec des mots, ou colle l’erreur sous forme de texte.',
  nearest: 'Ce que j’ai de plus proche :',
  perhaps: 'Je ne sais pas lequel de ces passages y répond :',
  askPlaceAndMessage:
    'De quel cours, de quelle semaine et de quel exercice s’agit-il, et que dit l’erreur ? Colle ses dernières lignes sous forme de texte et je chercherai de nouveau.',
  askMessage:
    'Que dit l’erreur ? Colle ses dernières lignes sous forme de texte et je chercherai de nouveau.',
  perhapsIssue: 'C’est peut-être l’un de ces problèmes connus :',
  sources: 'Sources',
  confidence: (percent) => `sûr à ${percent} %`,
  sameOutput: 'la même sortie que dans ce problème connu',
  knownIssue: 'problème connu',
  knownIssueFixed: 'problème connu, corrigé',
  knownIssueFixedOn: (day) => `problème connu, corrigé le ${day}`,
  answeredByStaff: (number) => `répondu par l’équipe dans #${number}`,
  week: (week) => `semaine ${week}`,
  cell: (cell) => `cellule ${cell}`,
  page: (page) => `page ${page}`,
  minute: (time) => `minute ${time}`,
  line: (line) => `ligne ${line}`,
  entry: (entry) => `entrée ${entry}`,

  moreSources: 'Plus de sources',
  showAll: 'Tout afficher',
  notHelpful: 'Pas utile',
  shareHere: 'Partager ici',
  sharedBy: (person: string) => `Partagé par <@${person}>`,
  notShared: 'Je ne peux pas écrire dans ce salon : je n’ai donc pas pu la partager.',
  back: 'Retour',
  next: 'Suivant',
  pageOf: (page, pages) => `page ${page} sur ${pages}`,
  allSources: 'Tout ce que j’ai trouvé pour cette question :',
  noSourcesLeft: 'Ces notes ont changé depuis. Pose ta question à nouveau.',

  solvedMark: (person) => `✅ Résolu, d’après <@${person}>`,
  escalated: (number) =>
    `Ta question est entre les mains de l’équipe, sous **#${number}**. Tu seras prévenu ici de sa réponse.`,
  escalatedNoDesk: (number) =>
    `Ta question est gardée sous **#${number}**. L’équipe n’a pas fini de me configurer ici (\`/setup\`) : quelqu’un sera appelé dès que ce sera fait.`,
  alreadyEscalated: (number) => `L’équipe a déjà cette question, sous **#${number}**.`,
  joined: (number, owner) =>
    `Votre question est déjà traitée sous **#${number}** : quelqu’un a posé la même avant vous. Vous serez prévenu ici quand l’équipe répondra.${owner === undefined ? '' : ` <@${owner}> s’en occupe.`}`,
  splitOff: (number, former) =>
    `Votre question a maintenant son propre numéro : **#${number}**. Elle était avec **#${former}**, mais porte sur autre chose.`,
  leftIt: (number) => `C’est noté : vous n’entendrez plus parler de **#${number}**.`,
  escalatedFor: (number, person) =>
    `La question de <@${person}> est chez l’équipe, sous **#${number}**. Cette personne en est avertie.`,
  notFromPerson:
    'Je ne peux transmettre à l’équipe que ce qu’une personne a écrit. Sous une de mes réponses, appuie sur `Ask staff`.',
  escalatedMark: (number) => `🧑‍🏫 Chez l’équipe, #${number}`,
  questionGone: 'Je n’ai plus cette question. Pose-la à nouveau.',
  whoseStaff: 'L’équipe de quel serveur doit la recevoir ?',
  serverOnlyEscalation:
    'Je ne peux appeler l’équipe que depuis un serveur de cours : pose-y ta question avec `/ask`.',

  notHelpfulTitle: 'Qu’est-ce qui n’allait pas ?',
  notHelpfulLabel: 'Que t’a-t-il manqué ? (facultatif)',
  notHelpfulHint: 'Par exemple : la réponse parle d’une autre semaine',
  notHelpfulThanks: 'Merci, c’est noté. Veux-tu qu’une personne regarde ta question ?',

  cannotReadPictures:
    'Je ne sais pas lire les images : colle le texte de l’erreur ou de l’exercice.',
  cannotReadFile: (name) =>
    `Je ne peux pas lire ${name} : j’accepte les fichiers texte, log, code, .ipynb et .csv jusqu’à 4 Mo.`,

  knownIssues: (total) => `Problèmes connus : ${total}`,
  noKnownIssues:
    'Aucun problème connu ne correspond. Pose ta question avec `/ask` : je cherche dans toutes les notes.',
  issueOpen: 'ouvert',
  issueFixed: 'corrigé',
  myQuestions: (total) => `Tes questions : ${total}`,
  noQuestions: 'Tu ne m’as encore rien demandé. Commence par `/ask`.',
  stateAnswered: 'répondue',
  stateUnsure: 'incertaine',
  stateUnknown: 'non trouvée',
  stateFailed: 'non cherchée',
  stateSolved: 'résolue',
  stateWithStaff: (number) => `chez l’équipe, #${number}`,
  stateStaffReplied: (number) => `l’équipe a répondu, #${number}`,
  stateResolved: (number) => `résolue par l’équipe, #${number}`,
  stateDismissed: (number) => `fermée par l’équipe, #${number}`,
  openLink: 'ouvrir',
  privateMark: 'privée',

  unknownCourse: (known) => `Je ne connais pas ce cours. Je connais : ${known.join(', ')}.`,
  noCourses: 'Aucun cours n’est encore indexé.',

  helpAsk:
    '**Demande-moi ce que tu veux sur le cours** : `/ask`, une mention ou un message privé. Je réponds d’après les notes et les problèmes connus et je dis où c’est ; quand je ne sais pas, je le dis.',
  helpHere: (channels) => `Dans ${channels}, écris simplement ta question.`,
  helpCourses: (courses) => `**Cours** : ${courses}`,
  helpLists: '`/known-issues` liste les problèmes connus ; `/my-questions`, ce que tu as demandé.',
  helpPerson:
    '**Une personne** : appuie sur `Ask staff` sous une réponse. L’équipe reçoit ta question avec tout ce que j’ai trouvé, et sa réponse revient là où tu as demandé.',
  helpPersonWaits:
    '**Une personne** : appuie sur `Ask staff` sous une réponse. L’équipe n’a pas fini de me configurer ici ; ta question l’attendra.',
  helpPrivate:
    '**En privé** : `/ask private:True` ne montre la question et la réponse qu’à toi ; l’équipe la voit si tu fais appel à elle.',
  helpKept: (days) =>
    `**Ce que je garde**, ${days} jours : tes questions, mes réponses, tes avis, et ce que l’équipe et toi en écrivez. \`/privacy export\` t’en donne une copie, \`/privacy delete\` efface tout ; supprimer ton message aussi.`,

  exported: 'Voici tout ce que je garde sur toi, sur ce serveur et les autres.',
  nothingKept: 'Je ne garde rien sur toi.',
  confirmErase: (questions, escalations) =>
    `Dois-je effacer tout ce que je garde sur toi ? Questions : ${questions} ; dont chez l’équipe : ${escalations}. Ce que l’équipe traite encore est retiré. C’est irréversible.`,
  eraseButton: 'Tout effacer',
  keepButton: 'Garder',
  erased:
    'C’est fait : je ne garde plus rien sur toi. Si l’équipe avait une question de toi, elle est prévenue de son retrait.',
  kept: 'Rien n’a été effacé.',

  slowDown: (again) =>
    `Cela fait beaucoup de questions en peu de temps. Attends un peu : tu pourras redemander ${again}.`,
  serverBusy: (again) =>
    `Ce serveur m’en demande plus que je ne peux répondre. Attends un peu et réessaie ${again}.`,

  gradedNote:
    'Cela fait partie d’un devoir noté, je ne donne donc pas la solution : voici l’idée, et où les notes l’expliquent.',
  codeLeftOut: '(code omis : il fait partie d’un devoir noté)',

  staffReceived: (number) => `L’équipe a maintenant ta question **#${number}**.`,
  staffTaken: (number, owner) => `<@${owner}> s’occupe de ta question **#${number}**.`,
  staffReplied: (number, staff) => `<@${staff}> a répondu à **#${number}** :`,
  staffResolved: (number) => `L’équipe a marqué **#${number}** comme résolue.`,
  staffSayKnownIssue: (number, title) =>
    `L’équipe a classé **#${number}** comme problème connu : « ${title} ». Tu seras prévenu quand il sera corrigé.`,
  staffSayNoIssue: (number) =>
    `L’équipe a examiné **#${number}** et l’a close : ce n’est pas un défaut du cours.`,
  staffSayDuplicate: (number, other) =>
    `L’équipe a clos **#${number}** : c’est la même question que **#${other}**.`,
  staffSayFollowed: (number, other) =>
    `Votre question **#${number}** est la même que **#${other}**, dont l’équipe s’occupe déjà : sa réponse vous sera transmise ici.`,
  staffDismissed: (number) => `L’équipe a fermé **#${number}** :`,
  staffReopened: (number) => `L’équipe a repris **#${number}**.`,
  staffLearned: (number) => `L’équipe a noté comment résoudre **#${number}** :`,
  staffFixed: (number) => `Le problème connu derrière **#${number}** est corrigé :`,
  didItHelp: (number) =>
    `La réponse à **#${number}** t’a-t-elle aidé ? Appuie sur un bouton, ou réponds ici et l’équipe te lira.`,
  closedQuietly: (number) =>
    `J’ai fermé **#${number}**, faute de nouvelles. Réponds ici à tout moment et l’équipe la reprendra.`,
  stillUnsolved: 'Toujours pas résolu',
  withdraw: 'Plus nécessaire',
  writeOn: (number) =>
    `Continue d’écrire ici, ou réponds au message : l’équipe le recevra avec **#${number}**.`,
  staffTold: (number) => `L’équipe est prévenue : **#${number}** est rouverte.`,
  isWithdrawn: (number) => `**#${number}** est retirée.`,
  gladSolved: (number) => `Super ! **#${number}** est résolue.`,
  hasEnded: (number) => `**#${number}** est déjà close.`,
  escalationGone: 'Je n’ai plus cette demande.',

  commands: {
    ask: 'Interroge les notes de cours ; l’équipe est à un clic',
    'ask question': 'Ta question, ou l’erreur sous forme de texte',
    'ask course': 'Chercher dans un seul cours',
    'ask private': 'Question et réponse visibles par toi seul (l’équipe la voit si tu l’appelles)',
    'ask file': 'Un fichier qui s’y rapporte : texte, log, code, .ipynb ou .csv',
    'known-issues': 'Ce qui est connu pour ne pas marcher, et comment s’en sortir',
    'known-issues search': 'Des mots du symptôme ou de l’erreur',
    'known-issues course': 'Un seul cours',
    'my-questions': 'Tes questions, ce qu’elles sont devenues et où elles se trouvent',
    privacy: 'Ce que je garde sur toi',
    'privacy export': 'Obtenir une copie de tout ce que je garde sur toi',
    'privacy delete': 'Effacer tout ce que je garde sur toi',
    help: 'Ce que je sais faire, et ce que je garde sur toi',
    setup: 'Choisir où travaille l’équipe et qui en est ; sans option : afficher les réglages',
    'setup staff-channel': 'Le salon textuel ou forum où l’équipe répond',
    'setup staff-role': 'Le rôle des membres de l’équipe du cours',
    'setup help-channel': 'Un salon où l’on pose des questions ; nomme-le encore pour le retirer',
    'setup courses': 'Les cours de ce serveur, séparés par des virgules ; all pour tous',
  },
};
