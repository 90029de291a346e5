/**
 * What learners of the field write short, and what notes write out (or the other way round). Facts of the
 * field, not of one course: an abbreviation with several meanings has them all, each a weak hint.
 */
const ABBREVIATIONS: Readonly<Record<string, string>> = {
  acc: 'accuracy',
  adam: 'adaptive moment estimation',
  ai: 'artificial intelligence',
  auc: 'area under curve',
  autograder: 'grader',
  bert: 'bidirectional encoder representations transformers',
  bgd: 'batch gradient descent',
  bleu: 'bilingual evaluation understudy score',
  bn: 'batch normalization',
  bp: 'backpropagation',
  bptt: 'backpropagation through time',
  brnn: 'bidirectional recurrent neural network',
  calc: 'calculus',
  cert: 'certificate',
  cnn: 'convolutional neural network',
  conv: 'convolution convolutional',
  convnet: 'convolutional neural network',
  cv: 'computer vision cross validation',
  db: 'database',
  dim: 'dimension',
  dl: 'deep learning',
  dnn: 'deep neural network',
  env: 'environment',
  eval: 'evaluation',
  fc: 'fully connected',
  func: 'function',
  gd: 'gradient descent',
  gpu: 'graphics card cuda',
  gru: 'gated recurrent unit',
  hp: 'hyperparameter',
  hparam: 'hyperparameter',
  hw: 'homework assignment',
  jupyter: 'notebook',
  img: 'image',
  init: 'initialization',
  iou: 'intersection over union',
  lr: 'learning rate logistic regression',
  lstm: 'long short term memory',
  mae: 'mean absolute error',
  ml: 'machine learning',
  mlp: 'multilayer perceptron',
  msg: 'message',
  mse: 'mean squared error',
  nb: 'notebook',
  nlp: 'natural language processing',
  nms: 'non max suppression',
  nn: 'neural network',
  nst: 'neural style transfer',
  oom: 'out of memory',
  pa: 'programming assignment',
  param: 'parameter',
  pic: 'picture',
  prereq: 'prerequisite',
  pw: 'password',
  regex: 'regular expression',
  relu: 'rectified linear unit',
  repo: 'repository',
  rmse: 'root mean squared error',
  rnn: 'recurrent neural network',
  roc: 'receiver operating characteristic',
  spec: 'specialization',
  sgd: 'stochastic gradient descent',
  svm: 'support vector machine',
  tf: 'tensorflow',
  unet: 'u net',
  val: 'validation',
  venv: 'virtual environment',
  vid: 'video',
  vm: 'virtual machine',
  yolo: 'you only look once',
};

/** Numbered things: `hw3`, `w2`, `c5w1`, `wk4`. */
const NUMBERED: Readonly<Record<string, string>> = {
  a: 'assignment',
  c: 'course',
  ch: 'chapter',
  ex: 'exercise',
  hw: 'homework assignment week',
  lec: 'lecture',
  mod: 'module',
  q: 'question',
  w: 'week',
  wk: 'week',
};

/** Words that may stand for what was written, in no order; the given words themselves are not among them. */
export function expansionsOf(words: readonly string[]): readonly string[] {
  return [...new Set(words.flatMap((word) => [...abbreviated(word), ...numbered(word)]))];
}

/** What a word is short for where that is one word, so that it is the same word shorter: `cert`, `params`. */
export function writtenOut(word: string): string | undefined {
  const [spelled = '', ...more] = abbreviated(word).filter((each) => !isAbbreviation(each));
  return spelled === '' || more.length > 0 ? undefined : spelled;
}

function isAbbreviation(word: string): boolean {
  return Object.hasOwn(ABBREVIATIONS, word);
}

function abbreviated(word: string): readonly string[] {
  const known = isAbbreviation(word) ? ABBREVIATIONS[word] : undefined;
  const singular = word.endsWith('s') ? word.slice(0, -1) : '';
  const plural = isAbbreviation(singular) ? ABBREVIATIONS[singular] : undefined;
  const spelled = known ?? plural;
  if (spelled === undefined) return [];
  return known === undefined ? [singular, ...spelled.split(' ')] : spelled.split(' ');
}

function numbered(word: string): readonly string[] {
  if (!/^(?:[a-z]{1,3}\d{1,2})+$/.test(word)) return [];
  const pieces = [...word.matchAll(/([a-z]+)(\d+)/g)];
  if (!pieces.every(([, kind]) => kind !== undefined && Object.hasOwn(NUMBERED, kind))) return [];
  return pieces.flatMap(([, kind = '', number = '']) => [
    ...(NUMBERED[kind] ?? '').split(' '),
    String(Number(number)),
  ]);
}
