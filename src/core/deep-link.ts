import type { Place } from './passage.ts';
import { unreachable } from './unreachable.ts';

/**
 * The address that opens a document at a place: `#anchor`, `#page=3`, `#cell-3`, or `t=65` for a recording.
 * Undefined without a proper http or https address, or with a name before its host. Where a place has no address the
 * document's is given.
 */
export function deepLink(url: string | undefined, place: Place): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const address = new URL(url);
  if (address.protocol !== 'http:' && address.protocol !== 'https:') return undefined;
  // `https://course.example@bad.example` reads as another place than it leads to.
  if (address.username !== '' || address.password !== '') return undefined;
  switch (place.kind) {
    case 'document':
      break;
    case 'line':
    case 'entry':
      if (place.anchor !== undefined) address.hash = encodeURIComponent(place.anchor);
      break;
    case 'heading':
      address.hash = encodeURIComponent(place.anchor);
      break;
    case 'cell':
      address.hash = `cell-${place.cell}`;
      break;
    case 'page':
      address.hash = `page=${place.page}`;
      break;
    case 'time':
      address.searchParams.set('t', String(Math.floor(place.startSeconds)));
      break;
    default:
      return unreachable(place);
  }
  return forChat(address.href);
}

/** Brackets and spaces would end a link in a chat message early. */
function forChat(href: string): string {
  return href.replace(/[()<>\s]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
