import type { Texts } from './en.ts';

/** German. */
export const de: Texts = {
  apology:
    'Bei mir ist etwas schiefgegangen. Es ist protokolliert; bitte versuche es gleich noch einmal.',
  needsStaff: 'Das kann nur das Kursteam.',
  needsManager: 'Das kann nur, wer die Berechtigung „Server verwalten“ hat.',
  staleControl: 'Dieses Element stammt von einer älteren Version von mir und tut nichts mehr.',
  onlyInServer: 'Das geht nur auf einem Kursserver, nicht in Direktnachrichten.',
  notYours: 'Das kann nur die Person, die gefragt hat.',

  notFound: 'Das habe ich in den Kursunterlagen nicht gefunden.',
  searchFailed:
    'Ich konnte die Kursunterlagen gerade nicht durchsuchen. Das Kursteam kann dir trotzdem helfen.',
  emptyQuestion:
    'Ich konnte darin keine Frage lesen. Bitte formuliere sie in Worten oder füge den Fehler als Text ein.',
  nearest: 'Am nächsten kommt:',
  perhaps: 'Ich bin nicht sicher, was davon deine Frage beantwortet:',
  askPlaceAndMessage:
    'Um welchen Kurs, welche Woche und welche Aufgabe geht es, und was steht in der Fehlermeldung? Füge ihre letzten Zeilen als Text ein, dann suche ich noch einmal.',
  askMessage:
    'Was steht in der Fehlermeldung? Füge ihre letzten Zeilen als Text ein, dann suche ich noch einmal.',
  perhapsIssue: 'Vielleicht ist es eines dieser bekannten Probleme:',
  sources: 'Quellen',
  confidence: (percent) => `zu ${percent} % sicher`,
  sameOutput: 'dieselbe Ausgabe wie in diesem bekannten Problem',
  knownIssue: 'bekanntes Problem',
  knownIssueFixed: 'bekanntes Problem, behoben',
  knownIssueFixedOn: (day) => `bekanntes Problem, behoben am ${day}`,
  answeredByStaff: (number) => `vom Kursteam in #${number} beantwortet`,
  week: (week) => `Woche ${week}`,
  cell: (cell) => `Zelle ${cell}`,
  page: (page) => `Seite ${page}`,
  minute: (time) => `Minute ${time}`,
  line: (line) => `Zeile ${line}`,
  entry: (entry) => `Eintrag ${entry}`,

  moreSources: 'Mehr Quellen',
  showAll: 'Alles zeigen',
  notHelpful: 'Nicht hilfreich',
  shareHere: 'Hier teilen',
  sharedBy: (person: string) => `Geteilt von <@${person}>`,
  notShared: 'Ich darf in diesem Kanal nicht schreiben und konnte es deshalb nicht teilen.',
  back: 'Zurück',
  next: 'Weiter',
  pageOf: (page, pages) => `Seite ${page} von ${pages}`,
  allSources: 'Alles, was ich zu dieser Frage gefunden habe:',
  noSourcesLeft: 'Diese Unterlagen haben sich inzwischen geändert. Bitte frage noch einmal.',

  solvedMark: (person) => `✅ Gelöst, sagt <@${person}>`,
  escalated: (number) =>
    `Deine Frage liegt als **#${number}** beim Kursteam. Du erfährst es hier, wenn es antwortet.`,
  escalatedNoDesk: (number) =>
    `Deine Frage ist als **#${number}** vorgemerkt. Das Kursteam hat mich hier noch nicht fertig eingerichtet (\`/setup\`): Sobald das geschehen ist, wird jemand gerufen.`,
  alreadyEscalated: (number) => `Diese Frage liegt schon als **#${number}** beim Kursteam.`,
  joined: (number, owner) =>
    `An deiner Frage wird als **#${number}** schon gearbeitet: Jemand hat vor dir dasselbe gefragt. Du erfährst es hier, wenn das Kursteam antwortet.${owner === undefined ? '' : ` <@${owner}> kümmert sich darum.`}`,
  splitOff: (number, former) =>
    `Deine Frage hat jetzt eine eigene Nummer: **#${number}**. Sie lief unter **#${former}**, fragt aber etwas anderes.`,
  leftIt: (number) => `Notiert: Du hörst nichts mehr von **#${number}**.`,
  escalatedFor: (number, person) =>
    `Die Frage von <@${person}> liegt als **#${number}** beim Kursteam. Die Person erfährt davon.`,
  notFromPerson:
    'Ich kann dem Kursteam nur vorlegen, was ein Mensch geschrieben hat. Drücke unter einer meiner Antworten auf `Ask staff`.',
  escalatedMark: (number) => `🧑‍🏫 Beim Kursteam als #${number}`,
  questionGone: 'Diese Frage habe ich nicht mehr. Bitte stelle sie noch einmal.',
  whoseStaff: 'An das Team welches Servers soll sie gehen?',
  serverOnlyEscalation:
    'Das Kursteam kann ich nur von einem Kursserver aus rufen: Bitte stelle deine Frage dort mit `/ask`.',

  notHelpfulTitle: 'Was war falsch?',
  notHelpfulLabel: 'Was hat dir gefehlt? (freiwillig)',
  notHelpfulHint: 'Zum Beispiel: Die Antwort gilt für eine andere Woche',
  notHelpfulThanks: 'Danke, notiert. Soll sich ein Mensch deine Frage ansehen?',

  cannotReadPictures:
    'Bilder kann ich nicht lesen: Bitte füge den Text des Fehlers oder der Aufgabe ein.',
  cannotReadFile: (name) =>
    `${name} kann ich nicht lesen: Ich nehme Text-, Log-, Code-, .ipynb- und .csv-Dateien bis 4 MB.`,

  knownIssues: (total) => `Bekannte Probleme: ${total}`,
  noKnownIssues:
    'Kein bekanntes Problem passt. Stelle deine Frage mit `/ask`: Ich durchsuche alle Unterlagen.',
  issueOpen: 'offen',
  issueFixed: 'behoben',
  myQuestions: (total) => `Deine Fragen: ${total}`,
  noQuestions: 'Du hast mich noch nichts gefragt. Beginne mit `/ask`.',
  stateAnswered: 'beantwortet',
  stateUnsure: 'unsicher',
  stateUnknown: 'nicht gefunden',
  stateFailed: 'nicht gesucht',
  stateSolved: 'gelöst',
  stateWithStaff: (number) => `beim Kursteam, #${number}`,
  stateStaffReplied: (number) => `Kursteam hat geantwortet, #${number}`,
  stateResolved: (number) => `vom Kursteam gelöst, #${number}`,
  stateDismissed: (number) => `vom Kursteam geschlossen, #${number}`,
  openLink: 'öffnen',
  privateMark: 'privat',

  unknownCourse: (known) => `Diesen Kurs kenne ich nicht. Ich kenne: ${known.join(', ')}.`,
  noCourses: 'Noch ist kein Kurs erfasst.',

  helpAsk:
    '**Frag mich zum Kurs**: `/ask`, erwähne mich oder schreib mir direkt. Ich antworte aus den Kursunterlagen und bekannten Problemen und nenne die Stelle; weiß ich es nicht, sage ich es.',
  helpHere: (channels) => `In ${channels} schreib einfach deine Frage.`,
  helpCourses: (courses) => `**Kurse**: ${courses}`,
  helpLists: '`/known-issues` zeigt bekannte Probleme, `/my-questions` deine Fragen.',
  helpPerson:
    '**Ein Mensch**: Drücke `Ask staff` unter einer Antwort. Das Kursteam erhält deine Frage mit allem, was ich fand, und seine Antwort kommt dorthin, wo du gefragt hast.',
  helpPersonWaits:
    '**Ein Mensch**: Drücke `Ask staff` unter einer Antwort. Das Kursteam hat mich hier noch nicht fertig eingerichtet; deine Frage wartet so lange.',
  helpPrivate:
    '**Privat**: `/ask private:True` zeigt Frage und Antwort nur dir; das Kursteam sieht sie, wenn du es fragst.',
  helpKept: (days) =>
    `**Was ich aufbewahre**, ${days} Tage lang: deine Fragen, meine Antworten, deine Rückmeldungen und was du und das Kursteam dazu schreiben. \`/privacy export\` gibt dir eine Kopie, \`/privacy delete\` löscht alles; auch das Löschen deiner Nachricht.`,

  exported: 'Hier ist alles, was ich über dich aufbewahre, auf diesem und jedem anderen Server.',
  nothingKept: 'Ich bewahre nichts über dich auf.',
  confirmErase: (questions, escalations) =>
    `Soll ich alles löschen, was ich über dich aufbewahre? Fragen: ${questions}; davon beim Kursteam: ${escalations}. Woran das Kursteam noch arbeitet, wird zurückgezogen. Das lässt sich nicht rückgängig machen.`,
  eraseButton: 'Alles löschen',
  keepButton: 'Behalten',
  erased:
    'Erledigt: Ich bewahre nichts mehr über dich auf. Wo das Kursteam eine Frage von dir hatte, erfährt es, dass sie zurückgezogen wurde.',
  kept: 'Es wurde nichts gelöscht.',

  slowDown: (again) =>
    `Das sind viele Fragen in kurzer Zeit. Bitte warte ein wenig: Du kannst ${again} wieder fragen.`,
  serverBusy: (again) =>
    `Auf diesem Server wird gerade mehr gefragt, als ich beantworten kann. Bitte warte ein wenig und versuche es ${again} noch einmal.`,

  gradedNote:
    'Das gehört zu einer bewerteten Aufgabe, deshalb gebe ich keine Lösung: Hier sind die Idee und die Stelle, an der die Unterlagen sie erklären.',
  codeLeftOut: '(Code ausgelassen: Er gehört zu einer bewerteten Aufgabe)',

  staffReceived: (number) => `Deine Frage **#${number}** liegt jetzt beim Kursteam.`,
  staffTaken: (number, owner) => `<@${owner}> sieht sich deine Frage **#${number}** an.`,
  staffReplied: (number, staff) => `<@${staff}> hat auf **#${number}** geantwortet:`,
  staffResolved: (number) => `Das Kursteam hat **#${number}** als gelöst markiert.`,
  staffSayKnownIssue: (number, title) =>
    `Das Kursteam hat **#${number}** als bekanntes Problem eingeordnet: „${title}“. Du erfährst es, wenn es behoben ist.`,
  staffSayNoIssue: (number) =>
    `Das Kursteam hat **#${number}** geprüft und abgeschlossen: Es ist kein Fehler des Kurses.`,
  staffSayDuplicate: (number, other) =>
    `Das Kursteam hat **#${number}** abgeschlossen: Es ist dieselbe Frage wie **#${other}**.`,
  staffSayFollowed: (number, other) =>
    `Deine Frage **#${number}** ist dieselbe wie **#${other}**, an der das Kursteam schon arbeitet: Was es dazu sagt, liest du hier.`,
  staffDismissed: (number) => `Das Kursteam hat **#${number}** geschlossen:`,
  staffReopened: (number) => `Das Kursteam hat **#${number}** wieder aufgenommen.`,
  staffLearned: (number) => `Das Kursteam hat aufgeschrieben, wie **#${number}** gelöst wird:`,
  staffFixed: (number) => `Das bekannte Problem hinter **#${number}** ist behoben:`,
  didItHelp: (number) =>
    `Hat die Antwort auf **#${number}** geholfen? Drücke einen Knopf oder antworte hier, dann liest es das Kursteam.`,
  closedQuietly: (number) =>
    `Ich habe **#${number}** geschlossen, weil ich nichts mehr gehört habe. Antworte hier jederzeit, dann nimmt das Kursteam die Frage wieder auf.`,
  stillUnsolved: 'Noch nicht gelöst',
  withdraw: 'Nicht mehr nötig',
  writeOn: (number) =>
    `Schreibe hier weiter oder antworte auf die Nachricht: Es geht als Teil von **#${number}** an das Kursteam.`,
  staffTold: (number) => `Das Kursteam weiß Bescheid: **#${number}** ist wieder offen.`,
  isWithdrawn: (number) => `**#${number}** ist zurückgezogen.`,
  gladSolved: (number) => `Prima! **#${number}** ist gelöst.`,
  hasEnded: (number) => `**#${number}** ist schon abgeschlossen.`,
  escalationGone: 'Diese Anfrage habe ich nicht mehr.',

  commands: {
    ask: 'Frag die Kursunterlagen; das Kursteam ist einen Klick entfernt',
    'ask question': 'Deine Frage oder der Fehler als Text',
    'ask course': 'Nur einen Kurs durchsuchen',
    'ask private': 'Frage und Antwort nur dir zeigen (das Kursteam sieht sie, wenn du es fragst)',
    'ask file': 'Eine Datei dazu: Text, Log, Code, .ipynb oder .csv',
    'known-issues': 'Was bekanntermaßen nicht geht, und wie du daran vorbeikommst',
    'known-issues search': 'Worte des Symptoms oder der Fehlermeldung',
    'known-issues course': 'Nur ein Kurs',
    'my-questions': 'Deine Fragen, was daraus wurde und wo sie stehen',
    privacy: 'Was ich über dich aufbewahre',
    'privacy export': 'Eine Kopie von allem, was ich über dich aufbewahre',
    'privacy delete': 'Alles löschen, was ich über dich aufbewahre',
    help: 'Was ich kann und was ich über dich aufbewahre',
    setup:
      'Wähle, wo das Kursteam arbeitet und wer dazugehört; ohne Optionen: Einstellungen zeigen',
    'setup staff-channel': 'Der Text- oder Forenkanal, in dem das Kursteam antwortet',
    'setup staff-role': 'Die Rolle, deren Mitglieder das Kursteam sind',
    'setup help-channel': 'Ein Kanal, in dem Lernende fragen; noch einmal genannt, entfällt er',
    'setup courses': 'Die Kurse dieses Servers, durch Kommas getrennt; all für alle Kurse',
  },
};
