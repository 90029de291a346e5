import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';

const FOLDER = new URL('../../scripts/operations/', import.meta.url);

const dashboardSchema = z.object({
  panels: z.array(
    z.object({
      targets: z.array(z.object({ expr: z.string(), legendFormat: z.string().default('') })),
    }),
  ),
});
const alertsSchema = z.object({
  groups: z.array(
    z.object({
      rules: z.array(
        z.object({
          alert: z.string(),
          expr: z.string(),
          annotations: z.object({ summary: z.string(), action: z.string() }),
        }),
      ),
    }),
  ),
});

/** A question to Prometheus, and the words that are shown with its answer. */
export interface MetricQuery {
  readonly expr: string;
  readonly words: string;
}

/** One line of the metrics page. */
interface Series {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** What the dashboard and the alert rules ask. */
export async function readQueries(): Promise<readonly MetricQuery[]> {
  const read = async (name: string) => await readFile(new URL(name, FOLDER), 'utf8');
  const { panels } = dashboardSchema.parse(JSON.parse(await read('grafana-dashboard.json')));
  const { groups } = alertsSchema.parse(parse(await read('prometheus-alerts.yaml')));
  return [
    ...panels.flatMap(({ targets }) =>
      targets.map(({ expr, legendFormat }) => ({ expr, words: legendFormat })),
    ),
    ...groups.flatMap(({ rules }) =>
      rules.map(({ expr, annotations: { summary, action } }) => ({
        expr,
        words: `${summary} ${action}`,
      })),
    ),
  ];
}

/** What a query asks for and the page has not: metrics, values of labels, labels to sum or to show by. */
export function lacksOf({ expr, words }: MetricQuery, page: string): readonly string[] {
  const everything = readSeries(page);
  const selectors = [...expr.matchAll(/\b((?:csb|process|nodejs)_\w+)(?:\{([^}]*)\})?/g)];
  const kept = [...expr.matchAll(/\bby \(([^)]*)\)/g)].flatMap(([, list = '']) => list.split(', '));
  const shown = [...words.matchAll(/\{\{\s*(?:\$labels\.)?([a-z]+)\s*\}\}/g)].map(
    ([, label = '']) => label,
  );
  return selectors.flatMap(([selector, name = '', matchers = '']) => {
    const series = everything.filter((one) => one.name === name && fits(one, matchers));
    if (series.length === 0) return [`${selector}: nothing fits`];
    const labels = new Set(series.flatMap((one) => Object.keys(one.labels)));
    const isGone = (label: string) =>
      !labels.has(label) || (kept.length > 0 && !kept.includes(label));
    return [
      ...kept.filter((label) => !labels.has(label)).map((label) => `${expr}: no label ${label}`),
      ...shown.filter(isGone).map((label) => `${expr}: ${label} cannot be shown`),
    ];
  });
}

function readSeries(page: string): readonly Series[] {
  return [...page.matchAll(/^([a-z_]\w*)(?:\{([^}]*)\})? \S+$/gm)].map(
    ([, name = '', labels = '']) => ({ name, labels: Object.fromEntries(pairsOf(labels)) }),
  );
}

function pairsOf(text: string): readonly (readonly [string, string])[] {
  return [...text.matchAll(/(\w+)="([^"]*)"/g)].map(([, label = '', value = '']) => [label, value]);
}

function fits({ labels }: Series, matchers: string): boolean {
  return [...matchers.matchAll(/(\w+)(=~|!~|!=|=)"([^"]*)"/g)].every(
    ([, label = '', operator = '', wanted = '']) => {
      const value = labels[label] ?? '';
      const isSame = operator.includes('~')
        ? new RegExp(`^(?:${wanted})$`).test(value)
        : value === wanted;
      return operator.startsWith('!') ? !isSame : isSame;
    },
  );
}
