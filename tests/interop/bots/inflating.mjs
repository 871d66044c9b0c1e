// Reads the gateway compressed as zlib-stream: one inflate context for the whole connection, complete at 00 00 FF FF. discord.js
// needs a native add-on for that; this is Node's own zlib on a plain WebSocket.
import { createInflate, constants } from "node:zlib";
import WebSocket from "ws";
import { fail, say, settings } from "./bot.mjs";

const SUFFIX = Buffer.from([0x00, 0x00, 0xff, 0xff]);
const inflate = createInflate({ flush: constants.Z_SYNC_FLUSH, finishFlush: constants.Z_SYNC_FLUSH });
const socket = new WebSocket(`${settings.gateway}?v=10&encoding=json&compress=zlib-stream`);
let plain = [];
let turn = Promise.resolve();
let sequence = null;
inflate.on("data", (chunk) => plain.push(chunk)).on("error", fail);

async function read(frame) {
  await new Promise((resolve) => inflate.write(frame, resolve));
  if (!frame.subarray(-SUFFIX.length).equals(SUFFIX)) return;
  const payload = JSON.parse(Buffer.concat(plain).toString("utf8"));
  plain = [];
  sequence = payload.s ?? sequence;
  say("got", { op: payload.op, t: payload.t, size: frame.length });
  if (payload.op === 10) send(2, { token: settings.token, intents: 1, properties: { os: "linux", browser: "x", device: "x" } });
  if (payload.t === "GUILD_CREATE") send(1, sequence);
  if (payload.op === 11) socket.close(1000);
}

function send(op, d) {
  socket.send(JSON.stringify({ op, d }));
}

socket.on("message", (frame, isBinary) => {
  if (!isBinary) fail(new Error("A text frame on a compressed connection."));
  turn = turn.then(() => read(frame)).catch(fail);
});
socket.on("error", fail);
socket.on("close", (code) => say("done", { code }));
