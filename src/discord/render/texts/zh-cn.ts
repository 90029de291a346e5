import type { Texts } from './en.ts';

/** Simplified Chinese. */
export const zhCn: Texts = {
  apology: '我这边出了问题，已记录。请稍后再试。',
  needsStaff: '只有课程工作人员可以这样做。',
  needsManager: '只有拥有“管理服务器”权限的人可以这样做。',
  staleControl: '这个控件来自我的旧版本，已不再起作用。',
  onlyInServer: '此功能只能在课程服务器中使用，私信中不可用。',
  notYours: '只有提问者本人可以这样做。',

  notFound: '我在课程笔记中没有找到这个内容。',
  searchFailed: '我刚才无法搜索课程笔记。工作人员仍然可以帮助你。',
  emptyQuestion: '我没有读到问题。请用文字描述，或把错误信息以文本粘贴。',
  nearest: '最接近的内容：',
  perhaps: '我不确定以下哪一条能回答：',
  askPlaceAndMessage:
    '是哪门课、第几周、哪个练习？错误信息是什么？请把最后几行以文字形式贴出来，我再找一次。',
  askMessage: '错误信息是什么？请把最后几行以文字形式贴出来，我再找一次。',
  perhapsIssue: '也许是以下已知问题之一：',
  sources: '来源',
  confidence: (percent) => `把握 ${percent} %`,
  sameOutput: '与此已知问题的输出相同',
  knownIssue: '已知问题',
  knownIssueFixed: '已知问题，已修复',
  knownIssueFixedOn: (day) => `已知问题，已于 ${day} 修复`,
  answeredByStaff: (number) => `工作人员已在 #${number} 中回答`,
  week: (week) => `第 ${week} 周`,
  cell: (cell) => `单元格 ${cell}`,
  page: (page) => `第 ${page} 页`,
  minute: (time) => `${time} 处`,
  line: (line) => `第 ${line} 行`,
  entry: (entry) => `第 ${entry} 条`,

  moreSources: '更多来源',
  showAll: '显示全部',
  notHelpful: '没有帮助',
  shareHere: '分享到这里',
  sharedBy: (person: string) => `由 <@${person}> 分享`,
  notShared: '我无法在此频道发言，因此未能分享。',
  back: '上一页',
  next: '下一页',
  pageOf: (page, pages) => `第 ${page} 页，共 ${pages} 页`,
  allSources: '针对这个问题我找到的全部内容：',
  noSourcesLeft: '这些笔记后来有改动。请再问一次。',

  solvedMark: (person) => `✅ <@${person}> 表示已解决`,
  escalated: (number) =>
    `你的问题已交给课程工作人员，编号 **#${number}**。他们回答后会在这里通知你。`,
  escalatedNoDesk: (number) =>
    `你的问题已保存，编号 **#${number}**。工作人员尚未在这里完成设置（\`/setup\`）：完成后会立即有人被通知。`,
  alreadyEscalated: (number) => `工作人员已经收到这个问题，编号 **#${number}**。`,
  joined: (number, owner) =>
    `你的问题正以 **#${number}** 处理：此前已有人问过同样的问题。助教答复后会在这里通知你。${owner === undefined ? '' : ` 由 <@${owner}> 负责。`}`,
  splitOff: (number, former) =>
    `你的问题现在有了自己的编号：**#${number}**。它原在 **#${former}** 中，但问的是另一件事。`,
  leftIt: (number) => `已记下：你不会再收到关于 **#${number}** 的通知。`,
  escalatedFor: (number, person) =>
    `<@${person}> 的问题已交给工作人员，编号 **#${number}**，会通知本人。`,
  notFromPerson: '我只能把人写的消息交给工作人员。在我的回答下面请按 `Ask staff`。',
  escalatedMark: (number) => `🧑‍🏫 已交给工作人员，#${number}`,
  questionGone: '这个问题我已不再保存。请重新提问。',
  whoseStaff: '要交给哪个服务器的工作人员？',
  serverOnlyEscalation: '我只能在课程服务器中联系工作人员：请在那里用 `/ask` 提问。',

  notHelpfulTitle: '哪里不对？',
  notHelpfulLabel: '你缺少什么？（可不填）',
  notHelpfulHint: '例如：答案讲的是另一周的内容',
  notHelpfulThanks: '谢谢，已记录。需要请人来看你的问题吗？',

  cannotReadPictures: '我看不了图片：请粘贴错误信息或题目的文字。',
  cannotReadFile: (name) =>
    `我无法读取 ${name}：我可以读取 4 MB 以内的文本、日志、代码、.ipynb 和 .csv 文件。`,

  knownIssues: (total) => `已知问题：${total}`,
  noKnownIssues: '没有符合的已知问题。请用 `/ask` 提问：我会搜索全部笔记。',
  issueOpen: '未解决',
  issueFixed: '已修复',
  myQuestions: (total) => `你的问题：${total}`,
  noQuestions: '你还没有问过我。请从 `/ask` 开始。',
  stateAnswered: '已回答',
  stateUnsure: '不确定',
  stateUnknown: '未找到',
  stateFailed: '未搜索',
  stateSolved: '已解决',
  stateWithStaff: (number) => `工作人员处理中，#${number}`,
  stateStaffReplied: (number) => `工作人员已回复，#${number}`,
  stateResolved: (number) => `工作人员已解决，#${number}`,
  stateDismissed: (number) => `工作人员已关闭，#${number}`,
  openLink: '打开',
  privateMark: '私密',

  unknownCourse: (known) => `我不认识这门课程。我知道的有：${known.join(', ')}。`,
  noCourses: '还没有收录任何课程。',

  helpAsk:
    '**问我课程问题**：用 `/ask`、提及我，或直接给我发私信。我根据课程笔记和已知问题回答并注明出处；不知道时我会直说。',
  helpHere: (channels) => `在 ${channels} 中直接写下你的问题即可。`,
  helpCourses: (courses) => `**课程**：${courses}`,
  helpLists: '`/known-issues` 列出已知问题，`/my-questions` 列出你问过的问题。',
  helpPerson:
    '**找人帮忙**：按任意回答下方的 `Ask staff`。工作人员会收到你的问题和我找到的全部内容，他们的回答会回到你提问的地方。',
  helpPersonWaits:
    '**找人帮忙**：按任意回答下方的 `Ask staff`。工作人员尚未在这里完成设置，你的问题会先保留。',
  helpPrivate:
    '**私密提问**：`/ask private:True` 只让你自己看到问题和回答；你求助时工作人员也会看到。',
  helpKept: (days) =>
    `**我保存的内容**（${days} 天）：你的问题、我的回答、你的反馈，以及你和工作人员就此写下的内容。\`/privacy export\` 给你一份副本，\`/privacy delete\` 全部删除；删除你的消息也会删除。`,

  exported: '这是我在本服务器及其他服务器上保存的关于你的全部内容。',
  nothingKept: '我没有保存关于你的任何内容。',
  confirmErase: (questions, escalations) =>
    `要删除我保存的关于你的全部内容吗？问题：${questions}；其中交给工作人员的：${escalations}。仍在处理的会被撤回。此操作无法撤销。`,
  eraseButton: '全部删除',
  keepButton: '保留',
  erased: '完成：我不再保存关于你的任何内容。如果工作人员手中有你的问题，会告知他们该问题已撤回。',
  kept: '没有删除任何内容。',

  slowDown: (again) => `短时间内问题太多了。请稍等：${again}可以再次提问。`,
  serverBusy: (again) => `这个服务器的提问超出了我目前的能力。请稍等，${again}再试。`,

  gradedNote: '这属于计分作业，所以我不给出答案：这里是思路，以及笔记中讲解它的位置。',
  codeLeftOut: '（代码已省略：属于计分作业的一部分）',

  staffReceived: (number) => `工作人员已收到你的问题 **#${number}**。`,
  staffTaken: (number, owner) => `<@${owner}> 正在查看你的问题 **#${number}**。`,
  staffReplied: (number, staff) => `<@${staff}> 回复了 **#${number}**：`,
  staffResolved: (number) => `工作人员已将 **#${number}** 标记为解决。`,
  staffSayKnownIssue: (number, title) =>
    `工作人员将 **#${number}** 归为已知问题：“${title}”。修复后会通知你。`,
  staffSayNoIssue: (number) => `工作人员查看了 **#${number}** 并已结束：这不是课程的问题。`,
  staffSayDuplicate: (number, other) =>
    `工作人员已结束 **#${number}**：它与 **#${other}** 是同一个问题。`,
  staffSayFollowed: (number, other) =>
    `你的问题 **#${number}** 与工作人员正在处理的 **#${other}** 相同：他们的答复会在这里告诉你。`,
  staffDismissed: (number) => `工作人员关闭了 **#${number}**：`,
  staffReopened: (number) => `工作人员重新处理 **#${number}**。`,
  staffLearned: (number) => `工作人员写下了 **#${number}** 的解决方法：`,
  staffFixed: (number) => `**#${number}** 背后的已知问题已修复：`,
  didItHelp: (number) =>
    `**#${number}** 的回答有帮助吗？请按一个按钮，或在这里回复，工作人员会看到。`,
  closedQuietly: (number) =>
    `由于没有收到新消息，我已关闭 **#${number}**。随时在这里回复，工作人员就会重新处理。`,
  stillUnsolved: '仍未解决',
  withdraw: '不再需要',
  writeOn: (number) =>
    `请在这里继续写，或回复该消息：它会作为 **#${number}** 的一部分转给工作人员。`,
  staffTold: (number) => `已通知工作人员：**#${number}** 重新打开。`,
  isWithdrawn: (number) => `**#${number}** 已撤回。`,
  gladSolved: (number) => `太好了！**#${number}** 已解决。`,
  hasEnded: (number) => `**#${number}** 已经结束。`,
  escalationGone: '这个请求我已不再保存。',

  commands: {
    ask: '向课程笔记提问；一键可找工作人员',
    'ask question': '你的问题，或错误信息文本',
    'ask course': '只搜索一门课程',
    'ask private': '问题和回答只给你自己看（求助时工作人员可见）',
    'ask file': '相关文件：文本、日志、代码、.ipynb 或 .csv',
    'known-issues': '已知的问题，以及如何绕过',
    'known-issues search': '症状或错误信息中的词',
    'known-issues course': '只看一门课程',
    'my-questions': '你的问题、结果以及所在位置',
    privacy: '我保存的关于你的内容',
    'privacy export': '获取我保存的关于你的全部内容的副本',
    'privacy delete': '删除我保存的关于你的全部内容',
    help: '我能做什么，以及我保存了什么',
    setup: '选择工作人员的频道和身份组；不带选项时显示当前设置',
    'setup staff-channel': '工作人员回答问题的文字频道或论坛频道',
    'setup staff-role': '课程工作人员的身份组',
    'setup help-channel': '学员提问的频道；再次指定则移除',
    'setup courses': '本服务器的课程，用逗号分隔；all 表示全部课程',
  },
};
