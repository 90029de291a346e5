/** Whether a text anywhere in a body is no proper Unicode: such JSON parses here, and a strict parser refuses it. */
export function holdsHalfCharacter(body: unknown): boolean {
  if (typeof body === 'string') return /\p{Surrogate}/u.test(body);
  if (typeof body !== 'object' || body === null) return false;
  return Object.values(body).some(holdsHalfCharacter);
}
