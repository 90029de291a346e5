import { ApiFault, fault, invalidForm } from '../state/errors.ts';
import type { Channel } from '../state/model.ts';
import type { Violation } from '../state/records.ts';
import { recordViolation, type World } from '../state/world.ts';
import { checkBody } from '../validation/check-body.ts';
import { holdsHalfCharacter } from '../validation/half-character.ts';
import { failure, success, type Answer } from './answer.ts';
import type { ReceivedBody } from './read-body.ts';
import { findRoute, type Request, type Route } from './route.ts';

/** A request with its route found, before anything is done. */
export interface Incoming {
  readonly method: string;
  /** Below `/api/v10`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly authorization: string | undefined;
  readonly received: ReceivedBody;
}

/** An answer, and the rules that the request broke on the way. */
export interface Handled {
  readonly answer: Answer;
  readonly violations: readonly Violation[];
}

/** Carries a request out: who asks, is the body lawful, then the route. */
export function handleRequest(
  world: World,
  routes: readonly Route[],
  incoming: Incoming,
  rejectsViolations: boolean,
): Handled {
  const violations: Violation[] = [];
  try {
    const found = findRoute(routes, incoming.method, incoming.path);
    const request = makeRequest(world, incoming, found?.params ?? new Map(), violations);
    if (!found) {
      request.violation('unknown-route', 'the sandbox has no such route');
      throw fault('notFound');
    }
    if (!found.route.isOpen && incoming.authorization !== `Bot ${world.bot.token}`) {
      throw fault('unauthorized');
    }
    if (holdsHalfCharacter(request.body)) {
      request.violation('schema', 'a text holds half of a surrogate pair');
      throw fault('invalidJson');
    }
    checkSchema(found.route, request, rejectsViolations);
    return { answer: success(found.route.handle(request)), violations };
  } catch (error) {
    if (!(error instanceof ApiFault)) throw error;
    noteUnlawful(world, incoming, error, violations);
    return { answer: failure(error), violations };
  }
}

function checkSchema(route: Route, request: Request, rejectsViolations: boolean): void {
  const schema = route.schema(request);
  if (!schema) return;
  const errors = checkBody(schema, request.body ?? {});
  for (const { path, message } of errors) {
    request.violation('schema', `${path.join('.') || 'body'}: ${message}`);
  }
  if (errors.length > 0 && rejectsViolations) throw invalidForm(errors);
}

/** A 50035 or an empty message that no schema foresaw is a broken limit. */
function noteUnlawful(
  world: World,
  incoming: Incoming,
  error: ApiFault,
  violations: Violation[],
): void {
  if (violations.length > 0 || ![50035, 50006].includes(error.code)) return;
  const details = error.errors ? ` ${JSON.stringify(error.errors)}` : '';
  violations.push(recordViolation(world, 'limit', `${error.message}${details}`, incoming));
}

function makeRequest(
  world: World,
  incoming: Incoming,
  params: ReadonlyMap<string, string>,
  violations: Violation[],
): Request {
  const { method, path, query, received } = incoming;
  const param = (name: string): string => {
    const value = params.get(name);
    if (value === undefined) throw new Error(`the route of ${path} has no part named ${name}`);
    return value;
  };
  return {
    world,
    method,
    path,
    query,
    body: received.json,
    files: received.files,
    param,
    channel: (): Channel => {
      const channel = world.channels.get(param('channel'));
      if (!channel) throw fault('unknownChannel');
      return channel;
    },
    violation: (rule, message) => {
      const violation = recordViolation(world, rule, message, { method, path });
      violations.push(violation);
      return violation;
    },
  };
}
