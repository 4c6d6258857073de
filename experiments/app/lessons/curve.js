// A line drawn by hand: points that can be dragged with a pointer, or moved with the arrow keys.
const WIDE = 440, HIGH = 260, LEFT = 52, RIGHT = 24, TOP = 14, BOTTOM = 36;

export default {
  template: `
    <svg :viewBox="'0 0 ${WIDE} ${HIGH}'" class="curve" role="group" :aria-label="label" ref="sheet"
         @pointerdown="begin" @pointermove="move" @pointerup="end" @pointercancel="end">
      <g v-for="tick in ticks" :key="tick.at">
        <line :x1="${LEFT}" :x2="${WIDE - RIGHT}" :y1="tick.at" :y2="tick.at" class="curve-grid"></line>
        <text :x="${LEFT - 8}" :y="tick.at + 5" text-anchor="end">{{ tick.words }}</text>
      </g>
      <text v-for="(month, i) in months" :key="'m' + month" :x="x(i)" :y="${HIGH - 12}" text-anchor="middle">
        {{ month }}
      </text>
      <polyline :points="line" class="curve-line"></polyline>
      <circle v-for="(value, i) in drawn" :key="i" :cx="x(i)" :cy="y(value)" r="9" class="curve-point"
              role="slider" :tabindex="locked ? -1 : 0" :aria-label="month + ' ' + months[i]" :aria-valuemin="low"
              :aria-valuemax="high" :aria-valuenow="value" :aria-valuetext="words(value)" :aria-disabled="locked"
              @keydown="key($event, i)"></circle>
    </svg>`,
  props: {
    months: Array, low: Number, high: Number, percent: Boolean, label: String, month: String, locked: Boolean,
  },
  data() {
    return { drawn: this.months.map(() => (this.low + this.high) / 2), held: false };
  },
  computed: {
    line() { return this.drawn.map((value, i) => `${this.x(i)},${this.y(value)}`).join(" "); },
    ticks() {
      return [0, 0.25, 0.5, 0.75, 1].map((share) => {
        const value = this.low + share * (this.high - this.low);
        return { at: this.y(value), words: this.words(value) };
      });
    },
  },
  methods: {
    x(i) { return LEFT + 12 + (i / (this.months.length - 1)) * (WIDE - LEFT - RIGHT - 24); },
    y(value) { return TOP + (1 - (value - this.low) / (this.high - this.low)) * (HIGH - TOP - BOTTOM); },
    words(value) {
      return this.percent ? `${Math.round(100 * value)} %` : String(Number(value.toPrecision(3)));
    },
    put(i, value) {
      const inside = Math.min(this.high, Math.max(this.low, value));
      this.drawn[i] = Number(inside.toPrecision(6));
      this.$emit("drawn", [...this.drawn]);
    },
    key(event, i) {
      const step = (this.high - this.low) / 100;
      const moves = { ArrowUp: step, ArrowRight: step, ArrowDown: -step, ArrowLeft: -step, PageUp: 10 * step,
        PageDown: -10 * step, Home: this.low - this.high, End: this.high - this.low };
      if (this.locked || !(event.key in moves)) return;
      event.preventDefault();
      this.put(i, this.drawn[i] + moves[event.key]);
    },
    at(event) {
      const frame = this.$refs.sheet.getBoundingClientRect();
      const across = ((event.clientX - frame.left) / frame.width) * WIDE;
      const down = ((event.clientY - frame.top) / frame.height) * HIGH;
      const steps = this.months.length - 1;
      const i = Math.round(((across - LEFT - 12) / (WIDE - LEFT - RIGHT - 24)) * steps);
      const value = this.low + (1 - (down - TOP) / (HIGH - TOP - BOTTOM)) * (this.high - this.low);
      this.put(Math.min(steps, Math.max(0, i)), value);
    },
    begin(event) {
      if (this.locked) return;
      this.held = true;
      this.$refs.sheet.setPointerCapture(event.pointerId);
      this.at(event);
    },
    move(event) { if (this.held) this.at(event); },
    end() { this.held = false; },
  },
};
