/** What ONNX Runtime reads before it starts; its releases do not agree on the name. */
const SWITCHES = ['ORT_DISABLE_TELEMETRY', 'ORT_TELEMETRY_DISABLED'] as const;

/**
 * Keeps ONNX Runtime from reporting its use to its maker, which its packaged builds do unless told otherwise: no
 * upload, no identifier in the home folder (github.com/microsoft/onnxruntime/pull/27379). To be called in the main
 * thread before a model is opened: a worker has only a copy of the environment, and the choice holds for the process.
 */
export function refuseTelemetry(): void {
  // eslint-disable-next-line no-restricted-properties -- written, not read: the library asks the environment alone
  for (const name of SWITCHES) process.env[name] = '1';
}
