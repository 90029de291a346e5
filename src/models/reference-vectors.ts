import { normalise } from './pool-tokens.ts';

/** A text and the vector that the model must give for it, up to length. */
export interface Reference {
  readonly text: string;
  readonly vector: () => Float32Array;
}

/**
 * Made with the WASM engine of `@lat.md/embed` (all-MiniLM-L6-v2, single precision), each vector
 * scaled to its largest value = 127, rounded to bytes: a cosine of 0.9999 to the exact vector.
 */
export const REFERENCES: readonly Reference[] = [
  {
    text: 'Why does the grader reject my notebook?',
    vector: vectorOf(
      '1icj2x3n6AEuBiwK/vbV9gPV2Pz1ExEKJf/T0eDwAygDBBHWD+8f3eblGBn10ATBFfjsDcvSwDovJwnizu/fHO/s7fkSIC0GNywM190FWN/SvhAFDfw12AcMMr/9I9TuFA/uIgkWGgcA0Sfu7tkO7hEYKgBKFe//Aivw2cXh7wAlANHzBfkDE/nrAugXFh441e36KRvCEuDiFN4CDhcH1QKrCxIrBBrVBuzoDBo8EiPbK9PrDRbd8joSI+UxM9gd8ADvEhHX0+31ExHw5AkPgS/W5rXBKwLtJxEL7Osl8wAXFdwI/gLf3UH4HxQDBznv2vba5ekW4yMABOLVNxIW3uAhGcEF8uUZLQHQCwYQL+8S6wX+PhL/HCoVEh4GGgACHtT6UCUVECgoyxoy2v3o+iMDGAYT5SHw8upA+A0m9wD05uoU/+8H9AUNH8fK8xsMDC/o5AXWHPXzCg8h3RT0Cx/YAho0FSs20bjtBRYB+cYTKALlE/0E4t0dsuNO/w0K',
    ),
  },
  {
    text: 'Gradient checking compares the gradient from backpropagation with a numerical estimate. When the two differ by more than 1e-7, look at the component of theta that differs most, and check the derivative of that layer first. It does not work with dropout, so set keep_prob to 1 meanwhile.',
    vector: vectorOf(
      'vc8U/EzzD9f5yu/v0uvG+9X35I2i4dhAG/UfDhid/vyjFt8e5fb3KhcV7NvoHSEeQOAp9PII+g8BzcYuw8kGzvEP0tAdUBoc51ECPCftHLz56Pn2CrcQ/RDjREOr/h0tAPDoVMXU4A7t6G4WGtf6EFVl7/kiEscY0D8kDqbQ8wDW/O3x5f3xFfkLwM2t2CnrJ+EL7hOnpRHrKuQ04wTr8fEhDub6ICjsDhjnMOSt+iIZDPIi58vY3ShWQwxvB+bsGx6rLLMb+yM81RHa6+JesOkm+enGAhXd+DOx8hnLSQCgcxYg/i0nVv4sP/jDBgYMsuYq9fMcy1TnCPYXLjLdMuAw5QD2GOBHFfoG9g8KHgw2Guv17zLOIfgR7vf43+j/DvP0Sk0iMyEv2fre/ewgFOPzwvs9Hd4zFB8p/B+otQAEyBg2Icnr/xG49gX8+gQJ6zYYGgD0CSEFytRY2+E8ARPiEn8OLhgZv/Dn8QwnAvMm9wvrHx06p+n2/Ovr6QPL',
    ),
  },
  {
    text: 'def forward(W, x, b):\n    return np.dot(W, x) + b  # ModuleNotFoundError',
    vector: vectorOf(
      '5srLJxP4DdrVBQwFE/41ZNAFC/TUUzw4C+QG7w8ZB//E8PJZ8wXR9DkoENEVQOJfD+0LwqoECQsaAQvhAdoS4PvC0y3bMQvr9x7yyFQP6B7yDSE2Jr6d/ysN5rPrOSDZMvTsDwzj6yUwJir8+sL06QnxF78SIzfeJRhE1vqqNwD+CAMwSGNQ5M7vxhAS6vXmUyUMIGzu5+K3EfW2ERDTDO3jAALu5eTA9hLN/MnWG1YPFdkc6wEC7E5KxtI5Kt4Jyfjj+QkcDRSuHQDm9cojo8Ue0yHZEQzs+brOzewJwgD9Wg8U0cAi0H9Ew9ESN0wVEwP5lrM896a3Cwgt4/rBOBYA9SzT9h/nWykIFRwJxAI1EgYkCuiq59AgEfLpvi4kCBXIAHCfGWkn894XAuv0Eh4Aav7Vw1tIxewz6TUQDQCSP+UV2jcTyQ0Xs9IaDchB7LX0zdXWJzilFvnXV9LfBPYzvTgBFP9muhzOHQb1nMD80FXrAO0mN6vs2xfQHj/0',
    ),
  },
  {
    text: 'Çığ görüldü — 注意力机制 🙂',
    vector: vectorOf(
      '71rkDMM3JATtnV3Y3v4BtqUr5NPgIB8P3/8WyCotMkboxRY+g74+NMsAC+cOQ/IZ2Ra5R9PyV/QS3+DUCU4sB6wJDM/hIzTG7d7QDrj3COwN/igkrg21CCTdde3sN/Xl+r3RBerbST7OARD8QgXr8+2CIVYRB8T0P9/hMeKSEwDs1CDRscj90ucXuyi8Xeb40dk6Dzj0Sv0rDgsG7wo424i9sM6s+MhHCtvp0Ac78izUDsPw4VD4t/kPAM1G3wbb3SrT5DHs8SXT77oI8fvjI80rF78nDyvR8zO2QTRnBgDiJswTJssPOyNI2fIkNwZHPFPzJ7L2n6zSQyGkuwb51p93NB8wHe8KKysvJgMh0hv22BwZOsolEDLV2AkT6O/+Afvo/UXcHOLtOIEo3TQ+LjvNLxXvyTAGMP8YaBITRgDUwvL2LL0P2Pj66dK2BvgTqVs4n2/IG6qs6/v82PkZB+n3MfAfJvsE8PFxBiXWJ/4pHCUgNSUS/QdL5QHjOu0J',
    ),
  },
];

function vectorOf(bytes: string): () => Float32Array {
  return () => {
    const values = Float32Array.from(Int8Array.from(Buffer.from(bytes, 'base64')));
    return normalise(values);
  };
}
