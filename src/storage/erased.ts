/** Stands where a person's id stood. */
export const NOBODY = 'erased';
