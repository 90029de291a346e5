/** A file that somebody attached, as a link that shows no preview. */
export function fileLink({ name, url }: { readonly name: string; readonly url: string }): string {
  return `📎 [${name.replace(/[[\]()]/g, '')}](<${url}>)`;
}
