import type { RESTOptions } from 'discord.js';
import type { Meter } from '../core/meter.ts';

type MakeRequest = RESTOptions['makeRequest'];

/** Counts each request by its route. */
export function meterRequests(makeRequest: MakeRequest, meter: Meter): MakeRequest {
  return async (url, init) => {
    const startedAt = performance.now();
    let status = 'none';
    try {
      const response = await makeRequest(url, init);
      status = String(response.status);
      return response;
    } finally {
      const tookMs = performance.now() - startedAt;
      meter.restCall({ method: init.method ?? 'GET', route: routeOf(url), status, tookMs });
    }
  };
}

/** A request's path as the documentation writes it: ids, tokens and emoji by their names. */
function routeOf(url: string): string {
  return new URL(url).pathname
    .replace(/^.*?\/v\d+(?=\/)/, '')
    .replace(/\/reactions\/[^/]+.*/, '/reactions/:emoji')
    .replace(/\/(webhooks|interactions)\/(\d+)\/[^/]+/, '/$1/:id/:token')
    .replaceAll(/\/\d{5,}(?=\/|$)/g, '/:id')
    .replace('%40original', '@original');
}
