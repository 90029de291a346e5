import type { AnyNode, Element } from 'domhandler';
import { isTag, isText } from 'domhandler';
import { raised } from '../raised.ts';

/** Elements that stand on lines of their own. */
const BLOCKS = new Set(
  (
    'address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure ' +
    'footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section summary ' +
    'table tbody td tfoot th thead tr ul'
  ).split(' '),
);

/** Whether a node begins a line of its own. */
export function isBlock(node: AnyNode): boolean {
  return isTag(node) && BLOCKS.has(node.name);
}

/** Whether anything in the node begins a line of its own. */
export function holdsBlock(node: AnyNode): boolean {
  return isTag(node) && node.children.some((child) => isBlock(child) || holdsBlock(child));
}

/** All text below a node, as written. */
export function rawText(node: AnyNode): string {
  if (isText(node)) return node.data;
  if (!isTag(node)) return '';
  return node.name === 'br' ? '\n' : node.children.map(rawText).join('');
}

/** The text below a node as Markdown in one line: links to the web and code keep their marks. */
export function inlineText(node: AnyNode): string {
  if (isText(node)) return dollars(node.data.replace(/\s+/g, ' '));
  if (!isTag(node)) return '';
  if (node.name === 'br') return '\n';
  if (node.name === 'img') return node.attribs['alt'] ?? '';
  if (node.name === 'code' || node.name === 'kbd' || node.name === 'samp') return inlineCode(node);
  const text = node.children.map(inlineText).join('');
  const words = text.replace(/\s+/g, ' ').trim();
  if (words === '') return text;
  if (node.name === 'a') {
    const href = node.attribs['href'] ?? '';
    return /^https?:\/\/[^\s()]+$/i.test(href) && href !== words ? `[${words}](${href})` : text;
  }
  const marked = withMarks(node.name, words);
  if (marked !== undefined) return text.replace(/\S[^]*\S|\S/, () => marked);
  if (node.name === 'li') return `${text.trim()}; `;
  return isBlock(node) ? `${text} ` : text;
}

/** What must not be lost: what was struck out is not so, and ten to the seventh is not 107. */
function withMarks(name: string, words: string): string | undefined {
  switch (name) {
    case 'strong':
    case 'b':
      return `**${words}**`;
    case 's':
    case 'del':
    case 'strike':
      return `~~${words}~~`;
    case 'q':
      return `“${words}”`;
    // A footnote's mark is a link, or a number in brackets.
    case 'sup':
      return /\]\(|^\[[\d*†]+\]$/.test(words) ? words : raised(words, 'up');
    case 'sub':
      return raised(words, 'down');
    default:
      return undefined;
  }
}

/** Formulas as pages give them to MathJax, in the marks that are known everywhere. */
function dollars(text: string): string {
  return text
    .replace(/\\\((.{1,1000}?)\\\)/g, (_, source: string) => `$${source.trim()}$`)
    .replace(/\\\[(.{1,3000}?)\\\]/g, (_, source: string) => `$$${source.trim()}$$`);
}

function inlineCode(node: Element): string {
  const code = rawText(node).replace(/\s+/g, ' ').trim();
  if (code === '') return '';
  return code.includes('`') ? `\`\` ${code} \`\`` : `\`${code}\``;
}

/** Tidies gathered inline text: one space between words, line breaks kept. */
export function tidyInline(text: string): string {
  return text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{2,}/g, '\n')
    .trim();
}
