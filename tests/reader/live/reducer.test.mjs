// The reducer alone: whatever is lost, late, doubled or answered by a cache that is behind, the page gets to the
// record's head, one whole step after another. HISTORIES says how many are tried, SEED where to begin.

import assert from "node:assert/strict";
import { test } from "node:test";

import { reduce, start } from "../../../src/dateline/reader/static/reader/live/reducer.js";

const HISTORIES = Number(process.env.HISTORIES ?? 300);
const SEED = Number(process.env.SEED ?? 1);
const STORY = "018f4c3e-0000-7000-8000-000000000001";

/** Small, fast and repeatable: mulberry32. */
function random(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const step = (after, head, more = {}) => ({ version: 1, story: STORY, after, head, entries: [], page: {}, ...more });

class World {
  constructor(seed) {
    this.chance = random(seed);
    this.head = 1 + Math.floor(this.chance() * 5);
    this.state = start(STORY, this.head);
    this.onTheWay = [];
    this.asked = [];
    this.waits = false;
    this.applied = [];
  }

  happen(event) {
    const before = this.state;
    const [after, acts] = reduce(before, event);
    assert.deepEqual(reduce(before, event), [after, acts], "the same state and event give the same answer");
    this.state = after;
    let seq = before.seq;
    for (const act of acts) {
      if (act.apply) {
        assert.equal(act.apply.after, seq, "a step is applied exactly where it begins");
        assert.ok(act.apply.head > seq, "a step leads on");
        seq = act.apply.head;
        this.applied.push(act.apply);
      } else if (act.fetch) {
        assert.equal(act.fetch.after, seq);
        this.asked.push(act.fetch);
        assert.equal(this.asked.length, 1, "one question at a time");
      } else {
        assert.equal(act, "later");
        this.waits = true;
      }
    }
    assert.equal(after.seq, seq);
  }

  /** The newsroom publishes; what the stream makes of it may be lost, doubled, late, or lead further. */
  publish() {
    this.head++;
    const copies = [0, 1, 1, 1, 2][Math.floor(this.chance() * 5)];
    for (let copy = 0; copy < copies; copy++) this.onTheWay.push(step(this.head - 1, this.head));
    if (this.chance() < 0.1) this.onTheWay.push(step(Math.max(0, this.head - 3), this.head));
    if (this.chance() < 0.1) this.onTheWay.push({ version: 1, story: STORY, head: this.head });
  }

  deliver() {
    if (!this.onTheWay.length) return;
    const at = this.chance() < 0.6 ? 0 : Math.floor(this.chance() * this.onTheWay.length);
    this.happen({ step: this.onTheWay.splice(at, 1)[0] });
  }

  answer(honest = false) {
    const question = this.asked.pop();
    if (!question) return;
    if (!honest && this.chance() < 0.2) return this.happen("failed");
    // A cache may be behind, but never behind what the question named.
    const behind = honest ? 0 : Math.floor(this.chance() * (this.head - question.head + 1));
    this.happen({ step: step(question.after, this.head - behind), answer: true });
  }

  /** From here on everything gets through: no waiting is needed any more. */
  rest() {
    this.happen("ask");
    for (let turn = 0; turn < 10 * this.head + 10; turn++) {
      if (this.asked.length) this.answer(true);
      else if (this.onTheWay.length) this.deliver();
      else return;
    }
    assert.fail("it never comes to rest");
  }
}

test(`${HISTORIES} histories end at the record's head`, () => {
  for (let history = 0; history < HISTORIES; history++) {
    const world = new World(SEED + history);
    const turns = 5 + Math.floor(world.chance() * 60);
    for (let turn = 0; turn < turns; turn++) {
      const luck = world.chance();
      if (luck < 0.35) world.publish();
      else if (luck < 0.7) world.deliver();
      else if (luck < 0.9) world.answer();
      else world.happen("ask");
    }
    const heard = world.state.heard;
    if (world.state.seq < heard)
      assert.ok(world.asked.length || world.waits, "a page that knows it is behind has asked, or is about to");
    world.rest();
    assert.equal(world.state.seq, world.head, `seed ${SEED + history}`);
  }
});

test("an unknown version or kind of entry is not guessed at", () => {
  for (const strange of [step(1, 2, { version: 2 }), step(1, 2, { entries: [{ kind: "sing" }] })]) {
    const [state, acts] = reduce(start(STORY, 1), { step: strange });
    assert.deepEqual(acts, ["reload"]);
    assert.equal(state.seq, 1);
    assert.deepEqual(reduce(state, { step: step(1, 2) }), [state, []], "and nothing is applied after it");
  }
});

test("who has reason to ask while an answer is on its way asks once more", () => {
  let [state, acts] = reduce(start(STORY, 1), "ask");
  assert.deepEqual(acts, [{ fetch: { after: 1, head: 1 } }]);
  [state, acts] = reduce(state, "ask");
  assert.deepEqual(acts, []);
  [state, acts] = reduce(state, { step: step(1, 1), answer: true });
  assert.deepEqual(acts, [{ fetch: { after: 1, head: 1 } }]);
  [state, acts] = reduce(state, { step: step(1, 1), answer: true });
  assert.deepEqual(acts, []);
});

test("another story's step, and no step at all, change nothing", () => {
  const state = start(STORY, 1);
  for (const wrong of [step(1, 2, { story: "another" }), null, undefined])
    assert.deepEqual(reduce(state, { step: wrong }), [state, []]);
});
