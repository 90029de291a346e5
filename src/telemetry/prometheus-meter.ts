import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { OutboxFigures } from '../core/outbox/ports.ts';
import type { Meter } from '../core/meter.ts';

/** Seconds: a question's stages take milliseconds, a language model many seconds. */
const STAGE_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const REST_BUCKETS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15];
const INDEX_BUCKETS = [0.1, 0.5, 1, 5, 15, 60, 300, 900];

/** What is looked up when somebody asks, instead of counted as it happens. */
export interface Sample {
  /** What must still reach Discord; nothing where it cannot be read. */
  readonly outbox: OutboxFigures | undefined;
  readonly indexPassages: number;
  readonly indexGeneration: number;
  /** What must hold for the bot to be of use, by name. */
  readonly ready: Readonly<Record<string, boolean>>;
}

/** A page for Prometheus. */
export interface MetricsPage {
  readonly contentType: string;
  readonly body: string;
}

/** A meter whose figures Prometheus reads. */
export interface PrometheusMeter extends Meter {
  page(sample: Sample): Promise<MetricsPage>;
}

/** Makes a meter with figures of its own, beside those of the process: memory, event loop, garbage. */
export function makePrometheusMeter(version: string): PrometheusMeter {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const counters = makeCounters(registry);
  const gauges = makeGauges(registry);
  gauges.build.set({ version }, 1);
  let indexedAt: number | undefined;
  return {
    question: (outcome, timings = {}) => {
      counters.questions.inc({ outcome });
      for (const [name, ms] of Object.entries(timings))
        counters.stages.observe({ stage: name.replace(/Ms$/, '') }, ms / 1000);
    },
    embedded: (kind, count, tookMs) => {
      counters.embeddings.inc({ kind }, count);
      counters.embeddingSeconds.observe({ kind }, tookMs / 1000);
    },
    indexed: (outcome, tookMs) => {
      counters.indexing.observe({ outcome }, tookMs / 1000);
      if (outcome === 'done') indexedAt = Date.now();
    },
    restCall: ({ method, route, status, tookMs }) => {
      counters.restCalls.inc({ method, route, status });
      counters.restSeconds.observe({ method, route }, tookMs / 1000);
    },
    rateLimited: (scope, waitMs) => counters.rateLimits.observe({ scope }, waitMs / 1000),
    gateway: (event) => counters.gateway.inc({ event }),
    storageFault: (trouble) => counters.storageFaults.inc({ trouble }),
    page: async (sample) => {
      gauges.set(sample, indexedAt === undefined ? undefined : (Date.now() - indexedAt) / 1000);
      return { contentType: registry.contentType, body: await registry.metrics() };
    },
  };
}

function makeCounters(registry: Registry) {
  const registers = [registry];
  const seconds = (name: string, help: string, labelNames: string[], buckets: number[]) =>
    new Histogram({ name, help, labelNames, buckets, registers });
  const count = (name: string, help: string, labelNames: string[]) =>
    new Counter({ name, help, labelNames, registers });
  return {
    questions: withZeros(
      count('csb_questions_total', 'Questions taken up, by what came of them', ['outcome']),
      'outcome',
      ['answered', 'unsure', 'unknown', 'search-failed', 'wait', 'seen-before'],
    ),
    stages: seconds(
      'csb_stage_seconds',
      'Seconds that each stage of a question took',
      ['stage'],
      STAGE_BUCKETS,
    ),
    embeddings: count('csb_embeddings_total', 'Vectors made', ['kind']),
    embeddingSeconds: seconds(
      'csb_embedding_seconds',
      'Seconds from asking for vectors to having them',
      ['kind'],
      STAGE_BUCKETS,
    ),
    indexing: withZeros(
      seconds(
        'csb_indexing_seconds',
        'Seconds that indexing the notes took',
        ['outcome'],
        INDEX_BUCKETS,
      ),
      'outcome',
      ['done', 'failed'],
    ),
    restCalls: count('csb_rest_calls_total', "Requests to Discord's REST API", [
      'method',
      'route',
      'status',
    ]),
    restSeconds: seconds(
      'csb_rest_call_seconds',
      "Seconds until Discord's REST API answered",
      ['method', 'route'],
      REST_BUCKETS,
    ),
    rateLimits: seconds(
      'csb_rate_limit_wait_seconds',
      'Seconds that requests were told to wait',
      ['scope'],
      REST_BUCKETS,
    ),
    gateway: withZeros(
      count('csb_gateway_events_total', "What happened to the gateway's session", ['event']),
      'event',
      ['ready', 'reconnecting', 'resumed', 'ended'],
    ),
    storageFaults: withZeros(
      count('csb_storage_faults_total', 'Reads and writes that disk or file failed', ['trouble']),
      'trouble',
      ['full', 'read-only', 'failing', 'damaged', 'other'],
    ),
  };
}

/** Known labels start at 0: a rate over a first event would miss it. */
function withZeros<Kind extends Counter | Histogram>(
  metric: Kind,
  label: string,
  values: readonly string[],
): Kind {
  for (const value of values) {
    if (metric instanceof Histogram) metric.zero({ [label]: value });
    else metric.inc({ [label]: value }, 0);
  }
  return metric;
}

function makeGauges(registry: Registry) {
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name, help, labelNames, registers: [registry] });
  const outbox = gauge('csb_outbox_intents', 'What must still reach Discord, by state', ['state']);
  const oldest = gauge('csb_outbox_oldest_seconds', 'Age of the oldest that waits');
  const passages = gauge('csb_index_passages', 'Passages in memory');
  const generation = gauge('csb_index_generation', 'Number of the published index');
  const age = gauge('csb_index_age_seconds', 'Seconds since the notes were last indexed whole');
  const ready = gauge('csb_ready', '1 where what the bot needs holds', ['part']);
  const setOutbox = ({ waiting, blocked, failed, oldestSeconds }: OutboxFigures): void => {
    outbox.set({ state: 'waiting' }, waiting);
    outbox.set({ state: 'blocked' }, blocked);
    outbox.set({ state: 'failed' }, failed);
    oldest.set(oldestSeconds);
  };
  return {
    build: gauge('csb_build_info', 'The version of the program', ['version']),
    /** What is not known is left out: a 0 would say that all is well. */
    set: (sample: Sample, ageSeconds: number | undefined) => {
      outbox.reset();
      oldest.remove();
      age.remove();
      if (sample.outbox !== undefined) setOutbox(sample.outbox);
      passages.set(sample.indexPassages);
      generation.set(sample.indexGeneration);
      if (ageSeconds !== undefined) age.set(ageSeconds);
      for (const [part, holds] of Object.entries(sample.ready)) ready.set({ part }, holds ? 1 : 0);
    },
  };
}
