import { z } from 'zod';

/** Sizes of the network, as in its config.json. */
export interface BertShape {
  readonly hidden: number;
  readonly layers: number;
  readonly heads: number;
  readonly positions: number;
  readonly normEpsilon: number;
}

const configSchema = z.object({
  hidden_size: z.number().int(),
  num_hidden_layers: z.number().int(),
  num_attention_heads: z.number().int(),
  max_position_embeddings: z.number().int(),
  layer_norm_eps: z.number(),
  hidden_act: z.literal('gelu'),
});

/** Reads a BERT config.json. Throws when a size is missing or the activation is not GELU. */
export function parseBertShape(json: string): BertShape {
  const config = configSchema.parse(JSON.parse(json));
  return {
    hidden: config.hidden_size,
    layers: config.num_hidden_layers,
    heads: config.num_attention_heads,
    positions: config.max_position_embeddings,
    normEpsilon: config.layer_norm_eps,
  };
}
