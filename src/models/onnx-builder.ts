import onnxProto from 'onnx-proto';

const { onnx } = onnxProto;
type Attributes = Readonly<Record<string, number | readonly number[]>>;
/** Operators of ONNX itself, or of ONNX Runtime's own set. */
export type Domain = '' | 'com.microsoft';

/** Collects the nodes and constants of a graph, and gives the file's bytes. */
export class OnnxBuilder {
  readonly #nodes: onnxProto.onnx.INodeProto[] = [];
  readonly #constants: onnxProto.onnx.ITensorProto[] = [];

  /** Adds an operator; gives the names of its outputs, made from `name`. */
  node(
    domain: Domain,
    operator: string,
    name: string,
    inputs: readonly string[],
    attributes: Attributes = {},
  ): string {
    this.nodes(domain, operator, name, inputs, [name], attributes);
    return name;
  }

  /** As `node`, for an operator with several outputs. */
  nodes(
    domain: Domain,
    operator: string,
    name: string,
    inputs: readonly string[],
    outputs: readonly string[],
    attributes: Attributes = {},
  ): void {
    this.#nodes.push({
      domain,
      opType: operator,
      name,
      input: [...inputs],
      output: [...outputs],
      attribute: Object.entries(attributes).map(([key, value]) => attribute(key, value)),
    });
  }

  /** Adds a constant; gives its name. */
  constant(name: string, dims: readonly number[], values: Constant): string {
    this.#constants.push({
      name,
      dims: [...dims],
      dataType: typeOf(values),
      rawData: new Uint8Array(values.buffer, values.byteOffset, values.byteLength),
    });
    return name;
  }

  /** The whole model, with one input of token ids and one output of single-precision numbers. */
  finish(producer: string, input: string, output: string): Uint8Array {
    const { INT64, FLOAT } = onnx.TensorProto.DataType;
    return onnx.ModelProto.encode({
      irVersion: onnx.Version.IR_VERSION,
      producerName: producer,
      opsetImport: [
        { domain: '', version: 17 },
        { domain: 'com.microsoft', version: 1 },
      ],
      graph: {
        name: producer,
        node: this.#nodes,
        initializer: this.#constants,
        input: [tensorInfo(input, INT64, [1, 'tokens'])],
        output: [tensorInfo(output, FLOAT, [1, 'tokens', 'hidden'])],
      },
    }).finish();
  }
}

/** What a constant may hold. Uint16Array stands for half precision. */
export type Constant = Float32Array | Uint16Array | Int8Array | BigInt64Array;

function typeOf(values: Constant): number {
  const { FLOAT, FLOAT16, INT8, INT64 } = onnx.TensorProto.DataType;
  if (values instanceof Float32Array) return FLOAT;
  if (values instanceof Uint16Array) return FLOAT16;
  return values instanceof Int8Array ? INT8 : INT64;
}

function attribute(
  name: string,
  value: number | readonly number[],
): onnxProto.onnx.IAttributeProto {
  const { INT, INTS, FLOAT } = onnx.AttributeProto.AttributeType;
  if (typeof value !== 'number') return { name, type: INTS, ints: [...value] };
  return Number.isInteger(value) ? { name, type: INT, i: value } : { name, type: FLOAT, f: value };
}

function tensorInfo(
  name: string,
  elemType: number,
  dims: readonly (number | string)[],
): onnxProto.onnx.IValueInfoProto {
  const dim = dims.map((size) =>
    typeof size === 'number' ? { dimValue: size } : { dimParam: size },
  );
  return { name, type: { tensorType: { elemType, shape: { dim } } } };
}
