/**
 * Structured logs, one JSON object a line. A log line names what happened and never who asked; a
 * host stands in it only beside an error, where nothing can be mended without it.
 */
type Fields = Readonly<Record<string, string | number | boolean | null>>;

export function logError(event: string, error: unknown, fields: Fields = {}): void {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  console.error(JSON.stringify({ level: "error", event, message, ...fields }));
}
