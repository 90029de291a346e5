import type { Texts } from './en.ts';

/** Portuguese of Brazil. */
export const ptBr: Texts = {
  apology: 'Algo deu errado do meu lado. Está registrado; tente de novo daqui a pouco.',
  needsStaff: 'Só a equipe do curso pode fazer isso.',
  needsManager: 'Só quem tem a permissão "Gerenciar servidor" pode fazer isso.',
  staleControl: 'Este controle é de uma versão antiga minha e não faz mais nada.',
  onlyInServer: 'Isso só funciona em um servidor do curso, não em mensagens diretas.',
  notYours: 'Só a pessoa que perguntou pode fazer isso.',

  notFound: 'Não encontrei isso nas notas do curso.',
  searchFailed: 'Não consegui pesquisar as notas do curso agora. A equipe ainda pode ajudar você.',
  emptyQuestion:
    'Não consegui ler uma pergunta aí. Escreva com palavras ou cole o erro como texto.',
  nearest: 'O mais próximo que tenho:',
  perhaps: 'Não tenho certeza de qual destes responde:',
  askPlaceAndMessage:
    'De qual curso, semana e exercício se trata, e o que diz o erro? Cole as últimas linhas como texto e eu procuro de novo.',
  askMessage: 'O que diz o erro? Cole as últimas linhas como texto e eu procuro de novo.',
  perhapsIssue: 'Talvez seja um destes problemas conhecidos:',
  sources: 'Fontes',
  confidence: (percent) => `${percent} % de certeza`,
  sameOutput: 'a mesma saída deste problema conhecido',
  knownIssue: 'problema conhecido',
  knownIssueFixed: 'problema conhecido, corrigido',
  knownIssueFixedOn: (day) => `problema conhecido, corrigido em ${day}`,
  answeredByStaff: (number) => `respondido pela equipe em #${number}`,
  week: (week) => `semana ${week}`,
  cell: (cell) => `célula ${cell}`,
  page: (page) => `página ${page}`,
  minute: (time) => `minuto ${time}`,
  line: (line) => `linha ${line}`,
  entry: (entry) => `entrada ${entry}`,

  moreSources: 'Mais fontes',
  showAll: 'Mostrar tudo',
  notHelpful: 'Não ajudou',
  shareHere: 'Compartilhar aqui',
  sharedBy: (person: string) => `Compartilhado por <@${person}>`,
  notShared: 'Não posso escrever neste canal, por isso não consegui compartilhar.',
  back: 'Voltar',
  next: 'Próxima',
  pageOf: (page, pages) => `página ${page} de ${pages}`,
  allSources: 'Tudo o que encontrei para esta pergunta:',
  noSourcesLeft: 'Estas notas mudaram desde então. Pergunte de novo, por favor.',

  solvedMark: (person) => `✅ Resolvido, segundo <@${person}>`,
  escalated: (number) =>
    `Sua pergunta está com a equipe do curso como **#${number}**. Você será avisado aqui quando responderem.`,
  escalatedNoDesk: (number) =>
    `Sua pergunta está guardada como **#${number}**. A equipe ainda não terminou de me configurar aqui (\`/setup\`): alguém será chamado assim que terminar.`,
  alreadyEscalated: (number) => `A equipe já tem esta pergunta como **#${number}**.`,
  joined: (number, owner) =>
    `Sua pergunta já está sendo tratada como **#${number}**: alguém perguntou o mesmo antes de você. Você será avisado aqui quando a equipe responder.${owner === undefined ? '' : ` Está com <@${owner}>.`}`,
  splitOff: (number, former) =>
    `Sua pergunta agora tem um número próprio: **#${number}**. Ela estava com **#${former}**, mas pergunta outra coisa.`,
  leftIt: (number) => `Anotado: você não receberá mais avisos de **#${number}**.`,
  escalatedFor: (number, person) =>
    `A pergunta de <@${person}> está com a equipe como **#${number}**. A pessoa será avisada.`,
  notFromPerson:
    'Só posso levar à equipe o que uma pessoa escreveu. Abaixo de uma resposta minha, aperte `Ask staff`.',
  escalatedMark: (number) => `🧑‍🏫 Com a equipe como #${number}`,
  questionGone: 'Não tenho mais esta pergunta. Pergunte de novo, por favor.',
  whoseStaff: 'A equipe de qual servidor deve recebê-la?',
  serverOnlyEscalation:
    'Só consigo chamar a equipe a partir de um servidor do curso: pergunte lá com `/ask`.',

  notHelpfulTitle: 'O que estava errado?',
  notHelpfulLabel: 'O que faltou? (opcional)',
  notHelpfulHint: 'Por exemplo: a resposta é sobre outra semana',
  notHelpfulThanks: 'Obrigado, anotado. Quer que uma pessoa veja a sua pergunta?',

  cannotReadPictures: 'Não consigo ler imagens: cole o texto do erro ou da tarefa.',
  cannotReadFile: (name) =>
    `Não consigo ler ${name}: aceito arquivos de texto, log, código, .ipynb e .csv de até 4 MB.`,

  knownIssues: (total) => `Problemas conhecidos: ${total}`,
  noKnownIssues:
    'Nenhum problema conhecido se encaixa. Pergunte com `/ask`: eu pesquiso todas as notas.',
  issueOpen: 'aberto',
  issueFixed: 'corrigido',
  myQuestions: (total) => `Suas perguntas: ${total}`,
  noQuestions: 'Você ainda não me perguntou nada. Comece com `/ask`.',
  stateAnswered: 'respondida',
  stateUnsure: 'incerta',
  stateUnknown: 'não encontrada',
  stateFailed: 'não pesquisada',
  stateSolved: 'resolvida',
  stateWithStaff: (number) => `com a equipe, #${number}`,
  stateStaffReplied: (number) => `a equipe respondeu, #${number}`,
  stateResolved: (number) => `resolvida pela equipe, #${number}`,
  stateDismissed: (number) => `fechada pela equipe, #${number}`,
  openLink: 'abrir',
  privateMark: 'privada',

  unknownCourse: (known) => `Não conheço esse curso. Conheço: ${known.join(', ')}.`,
  noCourses: 'Nenhum curso foi indexado ainda.',

  helpAsk:
    '**Pergunte-me sobre o curso**: `/ask`, mencione-me ou escreva direto para mim. Respondo com as notas e os problemas conhecidos e digo onde está; quando não sei, digo que não sei.',
  helpHere: (channels) => `Em ${channels} basta escrever a sua pergunta.`,
  helpCourses: (courses) => `**Cursos**: ${courses}`,
  helpLists:
    '`/known-issues` lista os problemas conhecidos; `/my-questions`, o que você perguntou.',
  helpPerson:
    '**Uma pessoa**: aperte `Ask staff` embaixo de qualquer resposta. A equipe recebe sua pergunta com tudo o que encontrei, e a resposta volta para onde você perguntou.',
  helpPersonWaits:
    '**Uma pessoa**: aperte `Ask staff` embaixo de qualquer resposta. A equipe ainda não terminou de me configurar aqui; sua pergunta espera por ela.',
  helpPrivate:
    '**Em particular**: `/ask private:True` mostra a pergunta e a resposta só para você; a equipe vê quando você a chama.',
  helpKept: (days) =>
    `**O que guardo**, por ${days} dias: suas perguntas, minhas respostas, suas avaliações e o que você e a equipe escrevem sobre elas. \`/privacy export\` dá uma cópia, \`/privacy delete\` apaga tudo; apagar a sua mensagem também.`,

  exported: 'Aqui está tudo o que guardo sobre você, neste e em qualquer outro servidor.',
  nothingKept: 'Não guardo nada sobre você.',
  confirmErase: (questions, escalations) =>
    `Apago tudo o que guardo sobre você? Perguntas: ${questions}; destas com a equipe: ${escalations}. O que a equipe ainda trata é retirado. Não dá para desfazer.`,
  eraseButton: 'Apagar tudo',
  keepButton: 'Manter',
  erased:
    'Pronto: não guardo mais nada sobre você. Se a equipe tinha alguma pergunta sua, ela é avisada de que foi retirada.',
  kept: 'Nada foi apagado.',

  slowDown: (again) =>
    `São muitas perguntas em pouco tempo. Espere um pouco: você pode perguntar de novo ${again}.`,
  serverBusy: (again) =>
    `Este servidor está perguntando mais do que consigo responder. Espere um pouco e tente de novo ${again}.`,

  gradedNote:
    'Isso faz parte de uma tarefa avaliada, então não dou a solução: aqui estão a ideia e onde as notas a explicam.',
  codeLeftOut: '(código omitido: faz parte de uma tarefa avaliada)',

  staffReceived: (number) => `A equipe já está com a sua pergunta **#${number}**.`,
  staffTaken: (number, owner) => `<@${owner}> está vendo a sua pergunta **#${number}**.`,
  staffReplied: (number, staff) => `<@${staff}> respondeu a **#${number}**:`,
  staffResolved: (number) => `A equipe marcou **#${number}** como resolvida.`,
  staffSayKnownIssue: (number, title) =>
    `A equipe resolveu **#${number}** como problema conhecido: “${title}”. Você será avisado quando for corrigido.`,
  staffSayNoIssue: (number) =>
    `A equipe verificou **#${number}** e encerrou: não é um problema do curso.`,
  staffSayDuplicate: (number, other) =>
    `A equipe encerrou **#${number}**: é a mesma pergunta que **#${other}**.`,
  staffSayFollowed: (number, other) =>
    `A sua pergunta **#${number}** é a mesma que **#${other}**, em que a equipe já trabalha: o que ela responder chega a você aqui.`,
  staffDismissed: (number) => `A equipe fechou **#${number}**:`,
  staffReopened: (number) => `A equipe retomou **#${number}**.`,
  staffLearned: (number) => `A equipe anotou como resolver **#${number}**:`,
  staffFixed: (number) => `O problema conhecido por trás de **#${number}** foi corrigido:`,
  didItHelp: (number) =>
    `A resposta a **#${number}** ajudou? Aperte um botão, ou responda aqui e a equipe vai ler.`,
  closedQuietly: (number) =>
    `Fechei **#${number}** porque não tive mais notícias. Responda aqui quando quiser e a equipe retoma.`,
  stillUnsolved: 'Ainda não resolvido',
  withdraw: 'Não preciso mais',
  writeOn: (number) =>
    `Continue escrevendo aqui ou responda à mensagem: vai para a equipe como parte de **#${number}**.`,
  staffTold: (number) => `A equipe foi avisada: **#${number}** está aberta de novo.`,
  isWithdrawn: (number) => `**#${number}** foi retirada.`,
  gladSolved: (number) => `Ótimo! **#${number}** está resolvida.`,
  hasEnded: (number) => `**#${number}** já foi encerrada.`,
  escalationGone: 'Não tenho mais esta solicitação.',

  commands: {
    ask: 'Pergunte às notas do curso; a equipe está a um clique',
    'ask question': 'Sua pergunta, ou o erro como texto',
    'ask course': 'Pesquisar só um curso',
    'ask private': 'Mostrar a pergunta e a resposta só a você (a equipe vê se você a chamar)',
    'ask file': 'Um arquivo relacionado: texto, log, código, .ipynb ou .csv',
    'known-issues': 'O que se sabe que não funciona, e como contornar',
    'known-issues search': 'Palavras do sintoma ou do erro',
    'known-issues course': 'Só um curso',
    'my-questions': 'Suas perguntas, o que foi feito delas e onde estão',
    privacy: 'O que guardo sobre você',
    'privacy export': 'Receba uma cópia de tudo o que guardo sobre você',
    'privacy delete': 'Apague tudo o que guardo sobre você',
    help: 'O que sei fazer e o que guardo sobre você',
    setup: 'Escolha onde a equipe trabalha e quem ela é; sem opções: mostra as configurações',
    'setup staff-channel': 'O canal de texto ou fórum em que a equipe responde',
    'setup staff-role': 'O cargo dos membros da equipe do curso',
    'setup help-channel': 'Um canal em que se pergunta; informe de novo para retirá-lo',
    'setup courses': 'Os cursos deste servidor, separados por vírgulas; all para todos',
  },
};
