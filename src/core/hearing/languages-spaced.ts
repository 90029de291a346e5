import type { TongueWords } from './other-languages.ts';

/** Languages with spaces between their words. */
export const SPACED: readonly TongueWords[] = [
  {
    asks: 'wie|warum|wieso|weshalb|wozu|was|wo|woher|wohin|wann|welche[rsnm]?|kann|können|könnte|darf|muss|soll(?:te)?|gibt es|ist (?:es|das|die|der)|sind die|weiß (?:jemand|wer)|kennt (?:jemand|wer)|hat (?:jemand|wer) (?:eine )?(?:ahnung|idee|tipp)',
    within:
      'unterschied zwischen|bedeutet|ob (?:ich|man|es|die|der|das)|wie (?:man|ich|kann|geht)|warum (?:man|ich|mein\\p{L}*|die|das|der)',
    helpless:
      'hilfe|(?:helfen|weiterhelfen)|verstehe? (?:\\S+ ){0,4}?nicht|kapiere? (?:\\S+ ){0,3}?nicht|keine ahnung,? (?:wie|was|warum|wieso|wo)|weiß nicht,? (?:wie|was|warum|wo|ob)|komme? (?:\\S+ ){0,4}?nicht weiter|stecke? fest|was kann ich tun|jemand eine (?:idee|ahnung)|erklären',
    fails:
      'fehler(?:meldung)?|(?:geht|klappt|funktioniert|läuft|lädt|startet|öffnet|stimmt|passt|reagiert) (?:\\S+ ){0,3}?nicht|nicht mehr|hängt|stürzt|abgestürzt|kaputt|falsch|nicht (?!so |wahr|schlimm|schlecht)\\p{L}+|kein(?:e|en)? (?:zugriff|punkte|note|ausgabe|antwort)',
    thanks: 'danke(?:sch[oö]n)?|vielen dank|dank dir',
    resolved:
      '(?:hat|hats|es) (?:jetzt )?geklappt|(?:geht|läuft|klappt|funktioniert) (?:jetzt|wieder|nun)|erledigt|gelöst|hat sich (?:erledigt|geklärt)|gefunden',
    own: 'ich|mich|mir|mein\\p{L}*|wir|uns|unser\\p{L}*',
    you: 'du|dir|dich|dein\\p{L}*|ihr|euch',
    advises:
      'hast du|habt ihr|bist du|kannst du|versuch\\p{L}*|probier\\p{L}*|du (?:musst|kannst|solltest|brauchst)|schau|das liegt|bei mir (?:lag|war|ging)|weil',
    peers:
      'lerngruppe|lernpartner\\p{L}*|spielt|das (?:spiel|wochenende)|wer (?:noch|ist|macht|kommt|schaut|will|hat lust)|(?:schaut|spielt|kommt|fährt) (?:heute |noch )?jemand|jemand (?:lust|dabei|zeit)|wochenende|feierabend',
    social:
      'guten? (?:morgen|tag|abend|nacht)|moin|servus|genauso|mir auch|ich auch|schönes|glückwunsch|viel (?:erfolg|glück|spaß)',
    course:
      'aufgaben?|hausaufgaben?|abgabe|abgeben|einreichen|übung|zertifikat|woche|kurs|zelle|vorlesung|frist|punkte|prüfung|konto',
    technical:
      'gewichte?|lernrate|verlust\\p{L}*|kosten\\p{L}*|ableitung|gradienten?\\p{L}*|schicht(?:en)?|netz(?:werk)?|modell|trainier\\p{L}*|matri(?:x|zen)|genauigkeit',
  },
  {
    asks: 'por qu[eé]|para qu[eé]|c[oó]mo|qu[eé]|cu[aá]l(?:es)?|cu[aá]ndo|d[oó]nde|cu[aá]nt[oa]s?|alguien (?:sabe|puede|conoce|entiende)|se puede|puedo|podemos|hay (?:alguna?|que)|es posible|debo|tengo que',
    within:
      'diferencia entre|significa|c[oó]mo (?:se|puedo|hago|funciona)|por qu[eé] (?:mi|se|no|el|la)|se puede|es posible|si (?:puedo|se puede)',
    helpless:
      'ayuda|ayudar(?:me|nos)?|alguien (?:sabe|puede|entiende)|no (?:lo |la )?(?:entiendo|comprendo|s[eé])|no me queda claro|estoy (?:atascad[oa]|perdid[oa]|confundid[oa])|me (?:pueden|podr[ií]an|puedes) explicar|tengo (?:una )?(?:duda|problemas?|dificultad)',
    fails:
      'error(?:es)?|no (?:me|se|le) \\p{L}+|no (?:funciona|puedo|abre|carga|deja|sale|sirve|aparece|entra|logro|consigo|corre|llega)|falla|fallo|bloquead[oa]|incorrect[oa]',
    thanks: 'gracias|te lo agradezco',
    resolved:
      'ya (?:funciona|est[aá]|pude|qued[oó]|lo (?:resolv[ií]|encontr[eé]|arregl[eé]))|resuelto|solucionado|arreglado|funcion[oó]',
    own: 'yo|me|mi|mis|m[ií]o|nosotros|nuestr[oa]s?',
    you: 't[uú]|te|tus|(?:tien|est[aá]|us|pued|quier|pon|hac|vien)[eé]?s|\\p{L}{2,}[ai]ste|ustedes|vosotros',
    advises:
      'intent(?:a|aste)|prob(?:aste|[aá])|has (?:probado|intentado|mirado)|prueba|tienes|revisa(?:ste)?|mira|tienes que|deber[ií]as|en mi caso|puedes|porque',
    peers:
      'grupo de estudio|compañer[oa]s? (?:de estudio|para)|partido|qui[eé]n (?:m[aá]s|va|quiere|juega)|fin de semana|alguien (?:ve|va|quiere|juega|m[aá]s|de)',
    social:
      'buen[oa]s? (?:d[ií]as|noches|tardes|d[ií]a)|hola a todos|a m[ií] (?:tambi[eé]n|me)|yo tambi[eé]n|jaja\\w*|felicidades|suerte|lo mismo',
    course:
      'tareas?|cuadernos?|semana|certificado|curso|entregar?|enviar|examen|nota|celda|cuestionario|lecci[oó]n|plazo|laboratorio|calificador|inscripci[oó]n',
    technical:
      'pesos|tasa de aprendizaje|p[eé]rdida|costo|coste|capas?|derivada|matri(?:z|ces)|modelo|red(?:es)? neuronal(?:es)?|entren(?:ar|amiento)|propagaci[oó]n|retropropagaci[oó]n|funci[oó]n',
  },
  {
    asks: "pourquoi|comment|o[uù]|quand|quoi|quel(?:le)?s?|combien|est-ce|qu'est-ce|c'est quoi|[aà] quoi|peut-on|puis-je|faut-il|y a-t-il|existe-t-il|est-il|quelqu'un (?:sait|peut|conna[iî]t|aurait|pourrait)",
    within:
      'diff[eé]rence entre|signifie|veut dire|comment (?:on|je|faire|[cç]a)|pourquoi (?:on|je|mon|ma|le|la|il)|si (?:je|on) peu[tx]',
    helpless:
      "aide[rz]?|(?:je |j'|on )?(?:ne |n')?comprends? (?:pas|rien|plus|toujours pas)|j'arrive pas|je (?:ne )?sais pas|quelqu'un (?:sait|peut|pourrait|aurait)|(?:m'|nous )expliquer|je suis (?:perdue?|bloqu[eé]e?|coinc[eé]e?)|j'ai (?:une question|un (?:souci|probl[eè]me|doute))",
    fails:
      "erreur|(?:ne |n'|s')\\S+(?: \\S+)? (?:pas|plus)|(?:marche|fonctionne|charge|d[eé]marre|arrive) (?:pas|plus)|plante|bloqu[eé]e?|faux|fausse|red[eé]marre|impossible de",
    thanks: 'merci',
    resolved:
      "c'est (?:r[eé]gl[eé]|bon|r[eé]solu)|[cç]a (?:marche|fonctionne)(?! (?:pas|plus))|r[eé]solu|r[eé]gl[eé]|j'ai trouv[eé]",
    own: 'je|moi|mon|ma|mes|me|nous|nos|notre',
    you: 'tu|toi|ton|ta|tes|vous|votre|vos',
    advises:
      "tu (?:as|peux|dois|devrais)|avez-vous|as-tu|t'as|essaie|essayez|regarde[rz]?|il faut|chez moi|parce que|v[eé]rifie",
    peers:
      "groupe d'[eé]tude|bin[oô]me|le match|qui (?:regarde|vient|veut|joue|d'autre|est)|week-?end|quelqu'un (?:veut|regarde|vient|joue)",
    social:
      'bonjour [aà] tou(?:s|tes)|bonne (?:nuit|journ[eé]e|soir[eé]e|chance)|bonsoir|pareil|moi aussi|mdr|f[eé]licitations|bravo',
    course:
      'devoirs?|exercices?|semaine|certificat|cours|rendre|soumettre|soumission|noyau|cellule|carnet|examen|correcteur|inscription',
    technical:
      "poids|taux d'apprentissage|perte|co[uû]t|couches?|matrices?|mod[eè]le|r[eé]seau|r[eé]tropropagation|d[eé]riv[eé]e|entra[iî]n\\p{L}*|fonction",
  },
  {
    asks: 'por ?qu[eê]|como|o que|qual|quais|quando|onde|quant[oa]s?|algu[eé]m (?:sabe|pode|conhece|entende|consegue)|posso|podemos|tem como|[eé] poss[ií]vel|d[aá] para|devo|preciso|existe',
    within:
      'diferen[cç]a entre|significa|como (?:fa[cç]o|se|eu|funciona)|por que (?:o|a|meu|minha|se)|d[aá] para|tem como|se (?:posso|d[aá])',
    helpless:
      'ajuda|ajudar|me ajud\\p{L}*|algu[eé]m (?:pode|sabe|consegue)|n[aã]o (?:entendo|entendi|compreendo|sei)|estou (?:perdid[oa]|travad[oa]|confus[oa])|(?:tenho|estou com) (?:uma )?(?:d[uú]vida|problemas?|dificuldade)|(?:me )?explicar?',
    fails:
      'erros?|n[aã]o (?!sei|tem|é)\\p{L}+|falha|travad[oa]|trava|morre|errad[oa]|fica carregando|toda hora',
    thanks: 'obrigad[oa]|valeu|agrade[cç]o',
    resolved:
      'deu certo|resolvid[oa]|resolvi|consegui(?! n)|funcionou|j[aá] (?:funciona|consegui|est[aá])|agora (?:foi|funciona)',
    own: 'eu|meus?|minhas?|mim|n[oó]s|nossa?o?',
    you: 'voc[eê]s?|vc|teu|tua|tu',
    advises:
      '(?:voc[eê]|vc|tu) (?:j[aá]|tem|pode|precisa|deve|tentou)|j[aá] tentou|tent(?:a|e|ou)|veja|olha|verifica|no meu caso|comigo|porque',
    peers:
      'grupo de estudos?|o jogo|algu[eé]m (?:vai|quer|joga|mais|de)|quem (?:vai|quer|mais|joga|est[aá])|fim de semana',
    social:
      'bom dia|boa (?:noite|tarde|sorte)|eu tamb[eé]m|comigo (?:tamb[eé]m|foi igual)|kk+|rs+|parab[eé]ns|o mesmo aqui',
    course:
      'tarefas?|laborat[oó]rio|semana|certificado|curso|prova|nota|c[eé]lula|entregar?|enviar|envio|caderno|aula|prazo|corretor|matr[ií]cula|exerc[ií]cio',
    technical:
      'pesos|taxa de aprendizado|perda|custo|camadas?|matri(?:z|zes)|modelo|rede|treinar?|regulariza[cç][aã]o|derivada|retropropaga[cç][aã]o|fun[cç][aã]o',
  },
  {
    asks: 'kya|kaise|ky[uo]n?|kab|kahan?|kaun ?s[aie]',
    within: '(?:kya|me(?:in)?) (?:fark|farak|difference|matlab)|kaise|kyo?u?n?',
    helpless:
      'kaise|kya (?:kar(?:u|oon|na|en|e)|hota|hai)|koi (?:bata|help|samjha)\\p{L}*|samajh (?:nahi|nhi)(?: aa?\\p{L}*)?|madad|bata(?:o|iye|do|ye)|samjha(?:o|iye|do)',
    fails: '(?:nahi|nhi|nahin) (?:ho|chal|aa|mil|khul|kar|dikh|hua)\\p{L}*|galat|error aa',
    thanks: 'shukriya|dhanyava+d',
    resolved: '(?:ho|chal|mil) ga?ya|theek ho',
    own: 'mai|mera|meri|mere|mujhe|hum|hamara',
    you: 'aap|tum|tumne|aapne|tera|tumhara',
    advises: '(?:aap|tum)(?:ne)? \\p{L}+|kar ke dekh\\p{L}*|try kar\\p{L}*',
    peers:
      'match (?:dekh|hai)\\p{L}*|koi (?:aur|hai|khel\\p{L}*)|kaun (?:dekh|hai|aa)\\p{L}*|saath (?:me )?padh\\p{L}*',
    social: 'mera bhi|mere saath bhi|mujhe bhi|suprabhat|namaste|shubh',
    course: 'hafte|certificate|assignment',
    technical: 'code',
  },
  {
    asks: 'почему|как|где|когда|что',
    within: 'разница между|означает|почему|как (?:мне|это)',
    helpless: 'не могу|помогите|не понимаю',
    fails: 'ошибк[аи]|не работает',
    thanks: 'спасибо',
    resolved: 'помогло|заработало',
    own: 'моя|мой|я',
    you: 'вам|ты|вы',
    advises: 'вам|попробуй(?:те)?',
    peers: 'кто (?:ещё|смотрит)',
    social: 'привет всем|тоже',
    course: 'задание|курс|неделя|тетрадь',
    technical: 'градиент|модель|веса',
  },
];
