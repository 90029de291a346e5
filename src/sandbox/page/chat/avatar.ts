const COLOURS = ['#5865f2', '#c03537', '#24803d', '#8f5a00', '#8a3ffc', '#0b6e7f'];

/** The last 12 bits of an id count up, so that people who came together differ. */
const IDS_A_MOMENT = 4096n;

/** A round picture with somebody's initial, always the same for the same id. */
export function avatarOf(id: string, name: string, isBot: boolean): string {
  const mark = Number((BigInt(id) % IDS_A_MOMENT) % BigInt(COLOURS.length - 1));
  const colour = isBot ? COLOURS[0] : COLOURS[1 + mark];
  const face = isBot ? ROBOT : letter(name);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" fill="${colour ?? ''}"/>${face}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

const ROBOT =
  '<g fill="#fff"><path d="M19 8h2v5h-2z"/><circle cx="20" cy="8" r="2"/><rect x="9" y="13" width="22" height="17" rx="5"/></g><g fill="#5865f2"><circle cx="15.5" cy="20" r="2.5"/><circle cx="24.5" cy="20" r="2.5"/><rect x="15" y="25" width="10" height="2" rx="1"/></g>';

function letter(name: string): string {
  const initial = /[\p{L}\p{N}]/u.exec(name)?.[0]?.toUpperCase() ?? '?';
  return `<text x="20" y="27" font-family="sans-serif" font-size="19" font-weight="600" fill="#fff" text-anchor="middle">${initial}</text>`;
}
