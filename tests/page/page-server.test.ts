import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { furnishCourse, type SandboxCourse } from '../../scripts/support/sandbox-course.ts';
import { startPageServer, type PageServer } from '../../src/sandbox/page-server/page-server.ts';
import type { ServerMessage } from '../../src/sandbox/page-server/protocol.ts';
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts';

let sandbox: Sandbox;
let course: SandboxCourse;
let server: PageServer;
let pageDir: string;

beforeEach(async () => {
  sandbox = await startSandbox();
  course = furnishCourse(sandbox);
  pageDir = mkdtempSync(join(tmpdir(), 'course-support-bot-served-'));
  writeFileSync(join(pageDir, 'index.html'), '<title>here</title>');
  const { guild, learner, staff } = course;
  server = await startPageServer({
    sandbox,
    guild,
    pageDir,
    tour: { suggestions: [], hints: [] },
    people: [
      { ...learner, part: 'learner' },
      { ...staff, part: 'staff' },
    ],
  });
});

afterEach(async () => {
  await server.stop();
  await sandbox.stop();
  rmSync(pageDir, { recursive: true, force: true });
});

test('a page of another origin gets no line to the sandbox', async () => {
  const socket = open('http://elsewhere.example');
  const status = await new Promise((resolve) => {
    socket.once('unexpected-response', (_request, { statusCode }) => resolve(statusCode));
    socket.once('error', () => resolve('refused'));
  });
  expect(status).toBe(403);
});

test('the own page hears what both people see, and nothing hidden from them', async () => {
  const told = await next(open(server.url.slice(0, -1)));
  if (told.type !== 'snapshot') throw new Error(`told of ${told.type} first`);
  const { channels } = told.snapshot;
  const names = (id: string) => channels[id]?.map(({ name }) => name);
  expect(names(course.learner.id)).toEqual(['help', 'questions']);
  expect(names(course.staff.id)).toEqual(['help', 'questions', 'staff']);
});

test('what cannot be read ends the line, and only that line', async () => {
  const bad = open(server.url.slice(0, -1));
  await next(bad);
  bad.send('{"id":1,"action":{"kind":"rule the world"}}');
  const code = await new Promise((resolve) => bad.once('close', resolve));
  expect(code).toBe(1007);
  expect((await next(open(server.url.slice(0, -1)))).type).toBe('snapshot');
});

test('nothing outside the page folder is served', async () => {
  expect(await (await fetch(server.url)).text()).toContain('here');
  const { status } = await fetch(`${server.url}..%2f..%2f..%2fetc%2fpasswd`);
  expect(status).toBe(404);
});

function open(origin: string): WebSocket {
  return new WebSocket(`${server.url.replace('http', 'ws')}live`, { origin });
}

function next(socket: WebSocket): Promise<ServerMessage> {
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once('message', (data: Buffer) => {
      // SAFETY: the server under test sends nothing else.
      resolve(JSON.parse(data.toString('utf8')) as ServerMessage);
    });
  });
}
