/**
 * What learners of the field write short, and what notes write out (or the other way round). Facts of the
 * field, not of one course: an abbreviation with several meanings has them all, each a weak hint.
 */
const ABBREVIATIONS: Readonly<Record<string, string>> = {
  adam: 'adaptive moment estimation',
  ai: 'artificial intelligence',
  auc: 'area under curve',
  bert: 'bidirectional encoder representations transformers',
  bgd: 'batch gradient descent',
  bleu: 'bilingual evaluation understudy score',
  bn: 'batch normalization',
  bp: 'backpropagation',
  bptt: 'backpropagation through time',
  brnn: 'bidirectional recurrent neural network',
  cert: 'certificate',
  cnn: 'convolutional neural network',
  conv: 'convolution convolutional',
  convnet: 'convolutional neural network',
  cv: 'computer vision cross validation',
  db: 'database',
  dl: 'deep learning',
  dnn: 'deep neural network',
  env: 'environment',
  eval: 'evaluation',
  fc: 'fully connected',
  gd: 'gradient descent',
  gpu: 'graphics card cuda',
  gru: 'gated recurrent unit',
  hp: 'hyperparameter',
  hparam: 'hyperparameter',
  hw: 'homework assignment',
  jupyter: 'notebook',
  iou: 'intersection over union',
  lr: 'learning rate logistic regression',
  lstm: 'long short term memory',
  mae: 'mean absolute error',
  ml: 'machine learning',
  mlp: 'multilayer perceptron',
  mse: 'mean squared error',
  nb: 'notebook',
  nlp: 'natural language processing',
  nms: 'non max suppression',
  nn: 'neural network',
  nst: 'neural style transfer',
  oom: 'out of memory',
  pa: 'programming assignment',
  pw: 'password',
  regex: 'regular expression',
  relu: 'rectified linear unit',
  repo: 'repository',
  rmse: 'root mean squared error',
  rnn: 'recurrent neural network',
  roc: 'receiver operating characteristic',
  sgd: 'stochastic gradient descent',
  svm: 'support vector machine',
  tf: 'tensorflow',
  unet: 'u net',
  venv: 'virtual environment',
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

function abbreviated(word: string): readonly string[] {
  const known = Object.hasOwn(ABBREVIATIONS, word) ? ABBREVIATIONS[word] : undefined;
  const singular = word.endsWith('s') ? word.slice(0, -1) : '';
  const plural = Object.hasOwn(ABBREVIATIONS, singular) ? ABBREVIATIONS[singular] : undefined;
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
