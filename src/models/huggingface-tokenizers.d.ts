// The package's own declarations import one another without file endings, which Node's module
// resolution refuses. This declares the part that is used here.
declare module '@huggingface/tokenizers' {
  /** A text's token ids, the model's own marks included. */
  export class Tokenizer {
    /** @param tokenizer the parsed tokenizer.json @param config the parsed tokenizer_config.json */
    constructor(tokenizer: object, config: object);
    encode(text: string): { readonly ids: number[] };
  }
}
