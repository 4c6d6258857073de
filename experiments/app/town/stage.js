// The town's stage: plays a film of two worlds, sent once by the server, on two canvases. Everything here happens in
// the browser. The parts of a month are described in packing.py.
import { Film, Plane } from "/static/town_plane.js";

const COUNTED = ["customers", "left", "wanting", "obstructed"];
const ROWS = ["customers", "content", "wanting", "obstructed", "stuck", "left", "satisfaction", "trust"];
const PLACES = ["customers", "content", "wanting", "obstructed", "left", "stuck", "satisfaction", "trust"];
const LONGEST_PAUSE = 0.25; // seconds: a page that was hidden does not jump

export default {
  template: `
  <section class="town-stage" :aria-label="words.stage" :data-month="at" :data-here="here" :data-playing="playing">
    <div class="town-bar" role="group" :aria-label="words.controls">
      <button type="button" class="main" @click="toggle" :disabled="!here">{{ playing ? words.pause : words.run }}</button>
      <button type="button" @click="step(-1)" :disabled="at <= 0">{{ words.back }}</button>
      <button type="button" @click="step(1)" :disabled="at >= here - 1">{{ words.step }}</button>
      <label class="town-month"><span>{{ fill(words.month, { month: at, months }) }}</span>
        <input type="range" min="0" :max="months" step="1" :value="at" :aria-label="words.slider"
          :aria-valuetext="fill(words.month, { month: at, months })" @input="slide" /></label>
      <label class="town-speed"><span>{{ words.speed }}</span>
        <select v-model.number="speed"><option v-for="s in speeds" :key="s" :value="s">{{ fill(words.per_second, { n: s }) }}</option></select></label>
    </div>
    <p class="state" :role="broken ? 'alert' : null">{{ note }}</p>
    <div class="town-planes">
      <figure v-for="p in [0, 1]" :key="p" class="town-plane" :class="'ab'[p]">
        <figcaption>{{ names[p] }}</figcaption>
        <canvas :ref="'plane' + p" role="img" :aria-label="fill(words.picture, { policy: names[p] }) + ' ' + sentence(p)" @click="click($event, p)"></canvas>
        <dl class="town-counts"><div v-for="what in counted" :key="what" :class="what">
          <dt>{{ words[what] }}</dt><dd>{{ whole(number(p, what)) }}</dd></div></dl>
      </figure>
    </div>
    <ul class="town-legend" :aria-label="words.legend">
      <template v-if="!dense">
      <li><svg viewBox="-8 -8 16 16" aria-hidden="true"><circle r="4" fill="#0b5c8e" /></svg>{{ words.content }}</li>
      <li><svg viewBox="-8 -8 16 16" aria-hidden="true"><path d="M0-6 5.6 4.4-5.6 4.4z" fill="#b35c00" /></svg>{{ words.wants }}</li>
      <li><svg viewBox="-8 -8 16 16" aria-hidden="true"><path d="M-5-5 5 5M5-5-5 5" stroke="#a0123f" stroke-width="3" /></svg>{{ words.obstructed_person }}</li>
      <li><svg viewBox="-8 -8 16 16" aria-hidden="true"><circle r="4" fill="none" stroke="#59636e" stroke-width="1.6" /></svg>{{ words.left_person }}</li>
      </template><template v-else>
      <li><svg viewBox="-8 -8 16 16" aria-hidden="true"><rect x="-7" y="-7" width="7" height="14" fill="#0b5c8e" opacity=".3" /><rect width="7" y="-7" height="14" fill="#0b5c8e" /></svg>{{ words.density }}</li>
      <li><svg viewBox="-8 -8 16 16" aria-hidden="true"><path d="M-5-5 5 5M5-5-5 5" stroke="#a0123f" stroke-width="3" /></svg>{{ words.density_stuck }}</li>
      </template>
    </ul>
    <p class="town-said" role="status">{{ said }}</p>
    <details><summary>{{ words.table }}</summary>
      <table><caption>{{ fill(words.month, { month: at, months }) }}</caption>
        <thead><tr><th scope="col">{{ words.what }}</th><th v-for="name in names" :key="name" scope="col">{{ name }}</th></tr></thead>
        <tbody><tr v-for="what in rows" :key="what"><th scope="row">{{ words["row_" + what] }}</th>
          <td v-for="p in [0, 1]" :key="p">{{ written(p, what) }}</td></tr></tbody></table>
    </details>
  </section>`,
  props: {
    words: Object, names: Array, film: String, first: Number, people: Number, months: Number, dots: Number, speeds: Array,
    chosen: { type: Number, default: null }, language: String,
  },
  data() {
    return {
      at: 0, here: 0, playing: false, speed: 4, broken: false, numbers: null, said: "", counted: COUNTED, rows: ROWS,
    };
  },
  computed: {
    dense() {
      return this.people > this.dots;
    },
    note() {
      if (this.broken) return this.words.broken;
      if (!this.film) return "";
      if (this.here === 0) return this.words.preparing;
      return this.here <= this.months ? this.fill(this.words.filming, { month: this.here - 1, months: this.months }) : "";
    },
  },
  watch: {
    film() {
      this.load();
    },
    chosen() {
      this.draw();
    },
  },
  created() {
    this.numerals = new Intl.NumberFormat(this.language);
    this.clock = this.first || 0; // months, with the way to the next one
    this.reel = null;
    this.planes = [];
    this.shown = 0; // months drawn, each time the month on the stage changes
    this.last = null;
    this.frame = null;
    this.still = window.matchMedia("(prefers-reduced-motion: reduce)");
  },
  mounted() {
    this.planes = [0, 1].map((p) => new Plane([this.$refs["plane" + p]].flat()[0], p, this.words, this.dots));
    this.sized = new ResizeObserver(() => {
      for (const plane of this.planes) plane.fit();
      this.draw();
    });
    this.sized.observe(this.$el);
    for (const plane of this.planes) plane.fit();
    document.fonts?.ready.then(() => {
      for (const plane of this.planes) plane.fit();
      this.draw();
    });
    this.load();
  },
  beforeUnmount() {
    this.stop();
    this.sized?.disconnect();
    this.asking?.abort();
  },
  methods: {
    async load() {
      this.asking?.abort();
      this.stop();
      this.here = 0;
      this.broken = false;
      this.reel = null;
      if (!this.film) return;
      const asking = (this.asking = new AbortController());
      const reel = new Film(this.people, this.months);
      try {
        const answer = await fetch(this.film, { signal: asking.signal });
        if (!answer.ok) throw new Error(answer.statusText);
        const reader = answer.body.getReader();
        this.reel = reel;
        for (;;) {
          const { done, value } = await reader.read();
          if (asking.signal.aborted) return;
          if (done) break;
          reel.take(value);
          const before = this.here;
          this.here = reel.here;
          if (before <= Math.floor(this.clock) && this.here > before) this.draw();
        }
        if (!reel.isWhole) throw new Error("cut");
        this.draw();
        this.tell();
      } catch (problem) {
        if (asking.signal.aborted) return;
        this.broken = true;
      }
    },
    // Show the month of the clock.
    draw() {
      if (!this.planes.length) return;
      const last = Math.max(0, this.here - 1);
      const clock = Math.min(this.clock, last);
      const month = Math.floor(clock);
      const way = this.still.matches ? 0 : clock - month;
      for (const plane of this.planes) plane.draw(this.here ? this.reel : null, month, way, this.chosen);
      if (!this.here) return;
      if (month !== this.at || !this.numbers || this.numbers.reel !== this.reel) {
        this.numbers = Object.freeze({ reel: this.reel, of: [0, 1].map((p) => this.reel.numbers(month, p)) });
        this.at = month;
        this.shown++;
        this.$el.dataset.shown = this.shown;
        this.$el.dataset.marks = this.planes.map((plane) => plane.drawn).join(" ");
      }
    },
    toggle() {
      if (this.playing) {
        this.stop();
        return;
      }
      if (this.clock >= this.months) this.clock = 0;
      this.playing = true;
      this.said = "";
      this.last = null;
      this.frame = requestAnimationFrame(this.tick);
    },
    stop() {
      if (this.frame !== null) cancelAnimationFrame(this.frame);
      this.frame = null;
      if (!this.playing) return;
      this.playing = false;
      this.clock = Math.min(Math.floor(this.clock), this.months);
      this.draw();
      this.tell();
    },
    tick(now) {
      const seconds = this.last === null ? 0 : Math.min((now - this.last) / 1000, LONGEST_PAUSE);
      this.last = now;
      this.clock = Math.min(this.clock + seconds * this.speed, Math.max(0, this.here - 1));
      this.draw();
      if (this.clock >= this.months) {
        this.stop();
        return;
      }
      this.frame = requestAnimationFrame(this.tick);
    },
    step(by) {
      this.stop();
      this.go(this.at + by);
    },
    slide(event) {
      this.stop();
      this.go(Number(event.target.value));
    },
    go(month) {
      this.clock = Math.max(0, Math.min(month, this.months));
      this.draw();
      this.tell();
    },
    click(event, p) {
      if (!this.here) return;
      const clock = Math.min(this.clock, this.here - 1);
      const month = Math.floor(clock);
      const way = this.still.matches ? 0 : clock - month;
      const found = this.planes[p].nearest(this.reel, month, way, event.clientX, event.clientY);
      if (found !== null) this.$emit("pick", found);
    },
    // Say the month aloud; not while the film plays, or nobody could listen.
    tell() {
      if (!this.numbers) return;
      const head = this.fill(this.words.month_said, { month: this.at });
      this.said = [head, this.sentence(0), this.sentence(1)].join(" ");
      this.$emit("moved", this.at);
    },
    sentence(p) {
      if (!this.numbers) return "";
      const values = Object.fromEntries(COUNTED.map((what) => [what, this.whole(this.number(p, what))]));
      return this.fill(this.words.sentence, { ...values, policy: this.names[p] });
    },
    number(p, what) {
      return this.numbers ? this.numbers.of[p][PLACES.indexOf(what)] : 0;
    },
    written(p, what) {
      const value = this.number(p, what);
      return what === "satisfaction" || what === "trust" ? value.toFixed(2) : this.whole(value);
    },
    whole(value) {
      return this.numerals.format(value);
    },
    fill(text, values) {
      return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
    },
  },
};
