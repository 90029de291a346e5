import type { AnyNode, Element } from 'domhandler';
import { isTag, isText } from 'domhandler';

/** A formula of Word (OMML) as TeX. What it does not know is read as what it holds. */
export function formulaTex(nodes: readonly AnyNode[]): string {
  return nodes.map(texOf).join('');
}

function texOf(node: AnyNode): string {
  if (isText(node)) return node.data.trim() === '' ? '' : node.data.replaceAll('\u200b', '');
  if (!isTag(node) || /Pr$|^w:(?:del|moveFrom)$/.test(node.name)) return '';
  const part = (name: string): string => formulaTex(childOf(node, name)?.children ?? []);
  switch (node.name) {
    case 'm:f':
      return `\\frac{${part('m:num')}}{${part('m:den')}}`;
    case 'm:sSup':
      return `${part('m:e')}^{${part('m:sup')}}`;
    case 'm:sSub':
      return `${part('m:e')}_{${part('m:sub')}}`;
    case 'm:sSubSup':
      return `${part('m:e')}_{${part('m:sub')}}^{${part('m:sup')}}`;
    case 'm:limLow':
      return `${part('m:e')}_{${part('m:lim')}}`;
    case 'm:limUpp':
      return `${part('m:e')}^{${part('m:lim')}}`;
    case 'm:rad':
      return part('m:deg') === ''
        ? `\\sqrt{${part('m:e')}}`
        : `\\sqrt[${part('m:deg')}]{${part('m:e')}}`;
    case 'm:nary':
      return `${naryOf(node)}${bounds(part('m:sub'), part('m:sup'))} ${part('m:e')}`;
    case 'm:d':
      return delimited(node);
    case 'm:func':
      return `${part('m:fName')}(${part('m:e')})`.replace(/\(\((.*)\)\)$/s, '($1)');
    case 'm:acc':
      return `${ACCENTS[settingOf(node, 'm:accPr', 'm:chr') ?? '\u0302'] ?? '\\hat'}{${part('m:e')}}`;
    case 'm:bar':
      return `\\overline{${part('m:e')}}`;
    case 'm:m':
      return `\\begin{matrix}${rowsOf(node, 'm:mr').join(' \\\\ ')}\\end{matrix}`;
    case 'm:eqArr':
      return rowsOf(node, 'm:e').join(' \\\\ ');
    default:
      return formulaTex(node.children);
  }
}

const ACCENTS: Readonly<Record<string, string>> = {
  '\u0302': '\\hat',
  '\u0303': '\\tilde',
  '\u0304': '\\bar',
  '\u0305': '\\bar',
  '\u20d7': '\\vec',
  '\u0307': '\\dot',
};

const NARY: Readonly<Record<string, string>> = { '∑': '\\sum', '∏': '\\prod', '∫': '\\int' };

function naryOf(node: Element): string {
  const sign = settingOf(node, 'm:naryPr', 'm:chr') ?? '∫';
  return NARY[sign] ?? sign;
}

function bounds(below: string, above: string): string {
  return `${below === '' ? '' : `_{${below}}`}${above === '' ? '' : `^{${above}}`}`;
}

function delimited(node: Element): string {
  const open = settingOf(node, 'm:dPr', 'm:begChr') ?? '(';
  const close = settingOf(node, 'm:dPr', 'm:endChr') ?? ')';
  const between = settingOf(node, 'm:dPr', 'm:sepChr') ?? '|';
  return open + rowsOf(node, 'm:e').join(between) + close;
}

function rowsOf(node: Element, name: string): string[] {
  const rows = node.children.filter((child) => isTag(child)).filter((child) => child.name === name);
  return rows.map((row) =>
    name === 'm:mr' ? rowsOf(row, 'm:e').join(' & ') : formulaTex(row.children),
  );
}

/** The value of a setting; a setting without one is empty. */
function settingOf(node: Element, group: string, name: string): string | undefined {
  const settings = childOf(node, group);
  const setting = settings === undefined ? undefined : childOf(settings, name);
  return setting === undefined ? undefined : (setting.attribs['m:val'] ?? '');
}

function childOf(node: Element, name: string): Element | undefined {
  return node.children.filter((child) => isTag(child)).find((child) => child.name === name);
}
