import type { Texts } from './en.ts';

/** Japanese. */
export const ja: Texts = {
  apology: 'こちらで問題が起きました。記録しましたので、少し待ってからもう一度お試しください。',
  needsStaff: 'これはコースのスタッフだけが行えます。',
  needsManager: 'これは「サーバー管理」権限を持つ人だけが行えます。',
  staleControl: 'この操作は以前のバージョンのもので、もう使えません。',
  onlyInServer: 'これはコースのサーバーでのみ使えます。ダイレクトメッセージでは使えません。',
  notYours: 'これは質問した本人だけが行えます。',

  notFound: 'コースの資料には見つかりませんでした。',
  searchFailed: '今はコースの資料を検索できませんでした。スタッフに聞くことはできます。',
  emptyQuestion: '質問を読み取れませんでした。言葉で書くか、エラーをテキストで貼り付けてください。',
  nearest: '一番近いもの:',
  perhaps: 'どれが答えになるか確信がありません:',
  askPlaceAndMessage:
    'どのコースの何週目のどの課題ですか？エラーには何と表示されていますか？最後の数行をテキストで貼り付けてください。もう一度探します。',
  askMessage:
    'エラーには何と表示されていますか？最後の数行をテキストで貼り付けてください。もう一度探します。',
  perhapsIssue: '次の既知の問題のどれかかもしれません:',
  sources: '出典',
  confidence: (percent) => `確信度 ${percent} %`,
  sameOutput: 'この既知の問題と同じ出力',
  knownIssue: '既知の問題',
  knownIssueFixed: '既知の問題、修正済み',
  knownIssueFixedOn: (day) => `既知の問題、${day} に修正済み`,
  answeredByStaff: (number) => `スタッフが #${number} で回答`,
  week: (week) => `第${week}週`,
  cell: (cell) => `セル ${cell}`,
  page: (page) => `${page} ページ`,
  minute: (time) => `${time} の箇所`,
  line: (line) => `${line} 行目`,
  entry: (entry) => `${entry} 番目の項目`,

  moreSources: 'ほかの出典',
  showAll: 'すべて表示',
  notHelpful: '役に立たない',
  shareHere: 'ここで共有',
  sharedBy: (person: string) => `<@${person}> さんが共有しました`,
  notShared: 'このチャンネルには書き込めないため、共有できませんでした。',
  back: '戻る',
  next: '次へ',
  pageOf: (page, pages) => `${pages} ページ中 ${page} ページ目`,
  allSources: 'この質問で見つかったもの:',
  noSourcesLeft: 'その後、資料が変わりました。もう一度質問してください。',

  solvedMark: (person) => `✅ <@${person}> さんが解決済みにしました`,
  escalated: (number) =>
    `質問は **#${number}** としてスタッフに届きました。回答があればここでお知らせします。`,
  escalatedNoDesk: (number) =>
    `質問は **#${number}** として保存しました。このサーバーではまだ設定 (\`/setup\`) が終わっていません。終わり次第、担当者を呼びます。`,
  alreadyEscalated: (number) => `この質問はすでに **#${number}** としてスタッフに届いています。`,
  joined: (number, owner) =>
    `あなたの質問は **#${number}** として対応中です。同じ質問が先に寄せられています。スタッフが回答したらここでお知らせします。${owner === undefined ? '' : ` <@${owner}> さんが担当しています。`}`,
  splitOff: (number, former) =>
    `あなたの質問に独自の番号が付きました: **#${number}**。**#${former}** と一緒でしたが、別の質問でした。`,
  leftIt: (number) => `了解しました。**#${number}** についてはもうお知らせしません。`,
  escalatedFor: (number, person) =>
    `<@${person}> さんの質問を **#${number}** としてスタッフに届けました。ご本人にもお知らせします。`,
  notFromPerson:
    'スタッフに渡せるのは人が書いたメッセージだけです。私の回答の下では `Ask staff` を押してください。',
  escalatedMark: (number) => `🧑‍🏫 #${number} としてスタッフが対応`,
  questionGone: 'この質問はもう残っていません。もう一度質問してください。',
  whoseStaff: 'どのサーバーのスタッフに送りますか？',
  serverOnlyEscalation:
    'スタッフはコースのサーバーからのみ呼べます。サーバーで `/ask` を使って質問してください。',

  notHelpfulTitle: '何が違っていましたか',
  notHelpfulLabel: '足りなかったこと（任意）',
  notHelpfulHint: '例: 別の週についての回答だった',
  notHelpfulThanks: 'ありがとうございます。記録しました。担当者に見てもらいますか。',

  cannotReadPictures: '画像は読めません。エラーや課題の文章を貼り付けてください。',
  cannotReadFile: (name) =>
    `${name} は読めません。4 MB までのテキスト、ログ、コード、.ipynb、.csv を読めます。`,

  knownIssues: (total) => `既知の問題: ${total} 件`,
  noKnownIssues:
    '当てはまる既知の問題はありません。`/ask` で質問すれば、すべての資料を検索します。',
  issueOpen: '未解決',
  issueFixed: '修正済み',
  myQuestions: (total) => `あなたの質問: ${total} 件`,
  noQuestions: 'まだ質問がありません。`/ask` から始めてください。',
  stateAnswered: '回答済み',
  stateUnsure: '不確か',
  stateUnknown: '見つからず',
  stateFailed: '検索できず',
  stateSolved: '解決済み',
  stateWithStaff: (number) => `スタッフが対応中、#${number}`,
  stateStaffReplied: (number) => `スタッフが返信、#${number}`,
  stateResolved: (number) => `スタッフが解決、#${number}`,
  stateDismissed: (number) => `スタッフが終了、#${number}`,
  openLink: '開く',
  privateMark: '非公開',

  unknownCourse: (known) => `そのコースは見つかりません。あるコース: ${known.join(', ')}`,
  noCourses: 'まだコースが登録されていません。',

  helpAsk:
    '**コースの質問**: `/ask`、メンション、またはダイレクトメッセージでどうぞ。資料と既知の問題から答え、出典を示します。分からないときは分からないと言います。',
  helpHere: (channels) => `${channels} ではそのまま質問を書いてください。`,
  helpCourses: (courses) => `**コース**: ${courses}`,
  helpLists: '`/known-issues` は既知の問題、`/my-questions` はあなたの質問の一覧です。',
  helpPerson:
    '**担当者**: 回答の下の `Ask staff` を押すと、質問と見つかった内容がスタッフに届き、回答は質問した場所に届きます。',
  helpPersonWaits:
    '**担当者**: 回答の下の `Ask staff` を押してください。ここではまだ設定が終わっていないため、質問は保管されます。',
  helpPrivate:
    '**非公開**: `/ask private:True` なら質問と回答はあなたにだけ見えます。スタッフに聞いたときはスタッフにも見えます。',
  helpKept: (days) =>
    `**保存する内容**（${days} 日間）: あなたの質問、私の回答、評価、それについてのあなたとスタッフのやり取り。\`/privacy export\` で写しを受け取り、\`/privacy delete\` で消去できます。メッセージを削除しても消えます。`,

  exported: 'このサーバーとほかのすべてのサーバーで、あなたについて保存している内容です。',
  nothingKept: 'あなたについて保存している内容はありません。',
  confirmErase: (questions, escalations) =>
    `あなたについて保存している内容をすべて消去しますか。質問: ${questions} 件、うちスタッフ対応: ${escalations} 件。対応中のものは取り下げます。元には戻せません。`,
  eraseButton: 'すべて消去',
  keepButton: '残しておく',
  erased:
    '完了しました。あなたについて保存している内容はもうありません。スタッフに渡っていた質問があれば、取り下げられたことを伝えます。',
  kept: '何も消去していません。',

  slowDown: (again) =>
    `短い時間に質問が多すぎます。少しお待ちください。${again} また質問できます。`,
  serverBusy: (again) =>
    `このサーバーからの質問が多く、今は答えきれません。少し待って、${again} もう一度お試しください。`,

  gradedNote:
    'これは採点対象の課題なので、解答は示しません。考え方と、資料のどこで説明されているかをお伝えします。',
  codeLeftOut: '（コードは省略: 採点対象の課題の一部です）',

  staffReceived: (number) => `質問 **#${number}** がスタッフに届きました。`,
  staffTaken: (number, owner) => `<@${owner}> さんが質問 **#${number}** を確認しています。`,
  staffReplied: (number, staff) => `<@${staff}> さんが **#${number}** に回答しました:`,
  staffResolved: (number) => `スタッフが **#${number}** を解決済みにしました。`,
  staffSayKnownIssue: (number, title) =>
    `スタッフが **#${number}** を既知の問題「${title}」として解決しました。修正されたらお知らせします。`,
  staffSayNoIssue: (number) =>
    `スタッフが **#${number}** を確認し、終了しました。コースの不具合ではありません。`,
  staffSayDuplicate: (number, other) =>
    `スタッフが **#${number}** を終了しました。**#${other}** と同じ質問です。`,
  staffSayFollowed: (number, other) =>
    `ご質問 **#${number}** は、スタッフが対応中の **#${other}** と同じ内容です。回答はここでお知らせします。`,
  staffDismissed: (number) => `スタッフが **#${number}** を終了しました:`,
  staffReopened: (number) => `スタッフが **#${number}** の対応を再開しました。`,
  staffLearned: (number) => `スタッフが **#${number}** の解決方法を書きました:`,
  staffFixed: (number) => `**#${number}** の原因だった既知の問題が修正されました:`,
  didItHelp: (number) =>
    `**#${number}** への回答は役に立ちましたか?ボタンを押すか、ここに返信してください。返信はスタッフに届きます。`,
  closedQuietly: (number) =>
    `その後連絡がなかったため **#${number}** を終了しました。いつでもここに返信すれば、スタッフが対応を再開します。`,
  stillUnsolved: 'まだ解決していません',
  withdraw: 'もう必要ありません',
  writeOn: (number) =>
    `ここに続けて書くか、メッセージに返信してください。**#${number}** の一部としてスタッフに届きます。`,
  staffTold: (number) => `スタッフに伝えました。**#${number}** は再び対応中です。`,
  isWithdrawn: (number) => `**#${number}** を取り下げました。`,
  gladSolved: (number) => `よかったです。**#${number}** は解決済みです。`,
  hasEnded: (number) => `**#${number}** はすでに終了しています。`,
  escalationGone: 'この問い合わせはもう残っていません。',

  commands: {
    ask: 'コースの資料に質問する。スタッフにもすぐ聞けます',
    'ask question': '質問、またはエラーのテキスト',
    'ask course': '一つのコースだけを検索',
    'ask private': '質問と回答を自分だけに表示（スタッフに聞くとスタッフにも見えます）',
    'ask file': '関連ファイル：テキスト、ログ、コード、.ipynb、.csv',
    'known-issues': '既知の問題とその回避方法',
    'known-issues search': '症状やエラーの言葉',
    'known-issues course': '一つのコースだけ',
    'my-questions': 'あなたの質問とその結果、場所',
    privacy: 'あなたについて保存している内容',
    'privacy export': 'あなたについて保存している内容の写しを受け取る',
    'privacy delete': 'あなたについて保存している内容をすべて消去する',
    help: 'できることと、保存している内容',
    setup: 'スタッフの場所とロールを選ぶ。オプションなしで現在の設定を表示',
    'setup staff-channel': 'スタッフが回答するテキストまたはフォーラムのチャンネル',
    'setup staff-role': 'コースのスタッフが持つロール',
    'setup help-channel': '受講者が質問するチャンネル。もう一度指定すると外れます',
    'setup courses': 'このサーバーのコース。カンマ区切り、すべてなら all',
  },
};
