/**
 * A Worker that reads a server's answer to our hello, since the runtime's own reader of certificates
 * is not that of Node.
 */
import { readTls } from "../../src/probe/classify/handshake";

export default {
  /** The body is what was heard; the rest stands in the query. */
  async fetch(request: Request): Promise<Response> {
    const query = new URL(request.url).searchParams;
    const heard = await request.bytes();
    const end = query.get("end");
    if (end !== "closed" && end !== "reset" && end !== "enough" && end !== "stopped") {
      return new Response(null, { status: 400 });
    }
    const now = Number(query.get("now"));
    const failure = readTls({ reached: "tcp", end, heard }, query.get("host") ?? "", now);
    return Response.json(failure);
  },
};
