/** A vector as it is stored: little-endian float32. */
export function toBytes({ buffer, byteOffset, byteLength }: Float32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** The vector again: a copy, since the bytes need not lie where floats may begin. */
export function fromBytes(bytes: Uint8Array): Float32Array {
  // Not `slice`: of a Buffer that is a view of the same bytes.
  return new Float32Array(new Uint8Array(bytes).buffer);
}
