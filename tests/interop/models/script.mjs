// What the scripts here start from: where the server is, and a way to tell the test what a client saw, as one JSON object.
export const settings = JSON.parse(process.env.INTEROP ?? "{}");

/** What a promise comes to: its value, or the class and status of the error that a client made of the answer. */
export async function outcome(promise) {
  try {
    return { value: await promise };
  } catch (error) {
    return { error: error.constructor.name, status: error.status ?? null, type: error.type ?? error.error?.error?.type ?? null, code: error.code ?? null };
  }
}

/** Prints what was seen and ends. */
export function say(seen) {
  process.stdout.write(`${JSON.stringify(seen)}\n`);
}
