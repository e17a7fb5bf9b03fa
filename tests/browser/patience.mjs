// How long the tests wait, and for what.

import assert from "node:assert/strict";

/** How long anything may take before it counts as missing, in milliseconds. */
export const PATIENCE = 10_000;

/** Waits until `look` gives what is expected, and fails with the difference if it never does. */
export async function becomes(look, expected, message) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const found = await look();
    try {
      assert.deepEqual(found, expected, message);
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await new Promise((again) => setTimeout(again, 20));
  }
}
