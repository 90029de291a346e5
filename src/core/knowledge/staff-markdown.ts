import type { StaffKnowledge } from './staff-knowledge.ts';

type Shown = Pick<
  StaffKnowledge,
  'kind' | 'title' | 'course' | 'symptom' | 'cause' | 'body' | 'issueStatus' | 'fixedOn'
>;

/** Control signs but tabs and line ends. */
const CONTROLS = /[\u0000-\u0008\u000B-\u001F\u007F]/g;

/** A document of staff's as a Markdown file with front matter: what is indexed, and what is exported. */
export function staffMarkdown(document: Shown): string {
  const { kind, title, course, issueStatus, fixedOn } = document;
  const front = [
    `title: ${quoted(title)}`,
    `kind: ${kind}`,
    ...(issueStatus === undefined ? [] : [`status: ${issueStatus}`]),
    ...(fixedOn === undefined ? [] : [`fixed: ${fixedOn.toISOString().slice(0, 10)}`]),
    ...(course === undefined ? [] : [`course: ${quoted(course)}`]),
  ];
  return printable(`---\n${front.join('\n')}\n---\n\n${sectionsOf(document).join('\n\n')}\n`);
}

/** Without what a paste out of a terminal brings along: a file full of control signs is taken for no text at all. */
function printable(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(CONTROLS, '');
}

function sectionsOf({ kind, symptom, cause, body }: Shown): readonly string[] {
  if (kind !== 'known-issue') return [closed(body)];
  const parts = [
    ['Symptom', symptom],
    ['Cause', cause],
    ['Fix', body],
  ] as const;
  return parts
    .filter(([, text]) => text.trim() !== '')
    .map(([heading, text]) => `## ${heading}\n\n${closed(text)}`);
}

/** JSON is YAML. */
function quoted(text: string): string {
  return JSON.stringify(text.replace(/\s+/g, ' ').trim());
}

/** A code block that was left open would swallow the next heading. */
function closed(text: string): string {
  let open: string | undefined;
  for (const line of text.split('\n')) {
    const fence = /^\s{0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence === undefined) continue;
    if (open === undefined) open = fence;
    else if (fence.startsWith(open)) open = undefined;
  }
  return open === undefined ? text.trim() : `${text.trim()}\n${open}`;
}
