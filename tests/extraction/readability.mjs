// Times Mozilla's Readability on LinkeDOM: node readability.mjs PAGES.jsonl[.gz] WORKERS WARM_UP
// PAGES has {html} on each line. Prints {wall_ms, times: [ms of each page]}; the pages that warm up are not among them.
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { Worker, isMainThread, parentPort, workerData } from "node:worker_threads";
import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";

function pagesOf(file) {
  const bytes = readFileSync(file);
  const text = (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  return text.split("\n").filter((line) => line.trim()).map((line) => JSON.parse(line).html);
}

function extract(html) {
  // A page that they fail on counts with the time until then.
  try {
    return new Readability(parseHTML(html).document).parse()?.textContent ?? "";
  } catch {
    return "";
  }
}

if (isMainThread) {
  const [file, workers, warmUp] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];
  const next = new Int32Array(new SharedArrayBuffer(4));
  const threads = Array.from({ length: workers }, () => new Worker(new URL(import.meta.url), { workerData: { file, warmUp, next } }));
  const message = (thread) => new Promise((resolve, reject) => thread.once("message", resolve).once("error", reject));
  await Promise.all(threads.map(message));
  const start = performance.now();
  const done = threads.map(message);
  for (const thread of threads) thread.postMessage("start");
  const times = (await Promise.all(done)).flat();
  console.log(JSON.stringify({ wall_ms: performance.now() - start, times }));
} else {
  const { file, warmUp, next } = workerData;
  const pages = pagesOf(file);
  for (const page of pages.slice(0, warmUp)) extract(page);
  parentPort.postMessage("ready");
  parentPort.once("message", () => {
    const times = [];
    for (let at = Atomics.add(next, 0, 1); at < pages.length; at = Atomics.add(next, 0, 1)) {
      const start = performance.now();
      extract(pages[at]);
      times.push(performance.now() - start);
    }
    parentPort.postMessage(times);
  });
}
