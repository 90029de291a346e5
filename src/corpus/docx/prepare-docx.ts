import { load } from 'cheerio';
import JSZip from 'jszip';
import { formulaTex } from './formula-tex.ts';

/** Parts that hold what people read. */
const PARTS = ['word/document.xml', 'word/footnotes.xml', 'word/endnotes.xml'];

const FORMULA =
  /<m:oMathPara(?:\s[^>]*)?>[^]*?<\/m:oMathPara>|<m:oMath(?:\s[^>]*)?>[^]*?<\/m:oMath>/g;
const RUN = /<w:r(?:\s[^>]*)?>[^]*?<\/w:r>/g;
const HIDDEN = /<w:(?:vanish|webHidden)(?:\s*\/>|\s+w:val="(?:1|true|on)")/;

/**
 * A Word document whose formulas are text in TeX, and without what is set hidden: the converter leaves out the one
 * and shows the other. The same bytes where there is neither.
 */
export async function prepareDocx(bytes: Uint8Array): Promise<Buffer> {
  const zip = await JSZip.loadAsync(bytes);
  let isChanged = false;
  for (const name of PARTS) {
    const xml = await zip.file(name)?.async('string');
    if (xml === undefined) continue;
    const prepared = xml.replace(RUN, visible).replace(FORMULA, asText);
    if (prepared === xml) continue;
    isChanged = true;
    zip.file(name, prepared);
  }
  return isChanged ? await zip.generateAsync({ type: 'nodebuffer' }) : Buffer.from(bytes);
}

/** A run that holds runs of its own (a box of text) is left alone. */
function visible(run: string): string {
  const isPlain = !/<w:r[\s>]/.test(run.slice(1));
  return HIDDEN.test(run) && isPlain ? '' : run;
}

function asText(xml: string): string {
  const tex = formulaTex(load(xml, { xml: true }).root().contents().toArray()).trim();
  if (tex === '') return '';
  const mark = xml.startsWith('<m:oMathPara') ? '$$' : '$';
  const shown = `${mark}${tex}${mark}`.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<w:r><w:t xml:space="preserve">${shown}</w:t></w:r>`;
}
