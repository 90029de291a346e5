/** A piece of a page at a place of its own, in points from the lower left corner. */
export interface PdfPiece {
  readonly text: string;
  readonly x?: number;
  readonly y: number;
  readonly size?: number;
  readonly font?: 'plain' | 'bold' | 'mono';
}

const FONTS = { plain: 'Helvetica', bold: 'Helvetica-Bold', mono: 'Courier' } as const;

/** A minimal file: each page a list of lines, 14 points apart (an empty line leaves a gap), or of pieces. */
export function makePdf(pages: readonly (readonly (string | PdfPiece)[])[], info = ''): Uint8Array {
  const objects = ['<< /Type /Catalog /Pages 2 0 R >>', ''];
  const fonts = Object.entries(FONTS)
    .map(([name, base]) => `/${name} << /Type /Font /Subtype /Type1 /BaseFont /${base} >>`)
    .join(' ');
  const kids = pages.map((lines) => {
    const shown = lines.map((line, index) =>
      pieceOf(typeof line === 'string' ? { text: line, y: 706 - 14 * index } : line),
    );
    const content = `BT\n${shown.join('\n')}\nET`;
    objects.push(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << ${fonts} >> >> /Contents ${objects.length} 0 R >>`,
    );
    return `${objects.length} 0 R`;
  });
  objects[1] = `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${kids.length} >>`;
  objects.push(`<< ${info} >>`);
  return fileOf(objects);
}

function pieceOf({ text, x = 72, y, size = 10, font = 'plain' }: PdfPiece): string {
  return `/${font} ${size} Tf 1 0 0 1 ${x} ${y} Tm (${text.replace(/([()\\])/g, '\\$1')}) Tj`;
}

function fileOf(objects: readonly string[]): Uint8Array {
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info ${objects.length} 0 R >>\nstartxref\n${start}\n%%EOF`;
  return Buffer.from(file, 'latin1');
}
