// What the toolbar does to a text, without a browser.
import assert from "node:assert/strict";
import test from "node:test";
import { between, block, link, lines, wrap } from "../../../src/dateline/desk/static/desk/composer/edits.js";

/** `[` and `]` stand for the selection. */
function edited(marked, edit) {
  const start = marked.indexOf("[");
  const end = marked.indexOf("]") - 1;
  const text = marked.replace(/[[\]]/g, "");
  const { from, to, put, select } = edit(text, start, end);
  const after = text.slice(0, from) + put + text.slice(to);
  return `${after.slice(0, select[0])}[${after.slice(select[0], select[1])}]${after.slice(select[1])}`;
}

const bold = (...at) => wrap(...at, "**");
const item = (...at) => lines(...at, "- ");

test("marks go round the words and come off again", () => {
  assert.equal(edited("the [second] gate", bold), "the **[second]** gate");
  assert.equal(edited("the **[second]** gate", bold), "the [second] gate");
  assert.equal(edited("the [**second**] gate", bold), "the [second] gate");
  assert.equal(edited("the[ second ]gate", bold), "the **[second]** gate");
  assert.equal(edited("the []", bold), "the **[]**");
});

test("lines become items, apart from what is above, and lines again", () => {
  assert.equal(edited("Text.\n[one\ntwo]", item), "Text.\n\n[- one\n- two]");
  assert.equal(edited("[- one\n- two]", item), "[one\ntwo]");
  assert.equal(edited("[]", item), "- []");
  assert.equal(edited("[one\n]two", item), "[- one]\ntwo");
});

test("a link keeps its words and its brackets", () => {
  const { from, to, put } = link("see this", 4, 8, "https://vale.example/a_(b)");
  assert.deepEqual([from, to, put], [4, 8, "[this](https://vale.example/a_\\(b\\))"]);
});

test("a block stands apart, below the paragraph", () => {
  assert.equal(edited("On[]e.\n\nTwo.", (text, at) => block(text, at, "> \n— ", [2, 2])), "One.\n\n> []\n— \n\nTwo.");
  assert.equal(edited("[]", (text, at) => block(text, at, "## ")), "## []\n");
});

test("two texts differ by one change", () => {
  for (const [before, after] of [["abc", "axc"], ["", "a"], ["aaa", "aa"], ["same", "same"], ["ab", "abab"]]) {
    const { from, to, put } = between(before, after, 0);
    assert.equal(before.slice(0, from) + put + before.slice(to), after);
  }
});
