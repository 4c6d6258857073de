// One plane of the town: everybody of one world as a mark at satisfaction and trust, or their density.
// Marks differ in shape as well as in colour: disc content, triangle wants out, cross wants out and got stuck, ring left.

export const ELSEWHERE = 0, CONTENT = 1, WANTS = 2, OBSTRUCTED = 3, LEFT = 4;
const CODES = 8, HEAD_BYTES = 32, NUMBERS = 8, WORLDS = 2;
const INK = "#1b1f24", QUIET = "#59636e", LINE = "#d5dae0", BLUE = "#0b5c8e", AMBER = "#b35c00", RED = "#a0123f";
const MARGIN = { left: 50, right: 10, top: 8, bottom: 34 };
const FADES = [1, 0.7, 0.45, 0.22]; // of rings: in the month of leaving, and 1, 3 and 6 months later
const CELLS = 44;
const REACH = 16; // pixels from a mark that still count as a click on it

// The months of both worlds, as far as they have come.
export class Film {
  constructor(people, months) {
    this.people = people;
    this.monthBytes = HEAD_BYTES + 3 * people;
    this.bytes = new Uint8Array((months + 1) * WORLDS * this.monthBytes);
    this.got = 0;
  }
  take(part) {
    this.bytes.set(part, this.got);
    this.got += part.length;
  }
  get isWhole() {
    return this.got === this.bytes.length;
  }
  get here() {
    return Math.floor(this.got / (WORLDS * this.monthBytes));
  }
  at(month, world) {
    return (month * WORLDS + world) * this.monthBytes;
  }
  numbers(month, world) {
    const view = new DataView(this.bytes.buffer, this.at(month, world), HEAD_BYTES);
    return Array.from({ length: NUMBERS }, (_, i) => view.getFloat32(4 * i, true));
  }
  // Offsets of satisfaction, trust and codes.
  columns(month, world) {
    const x = this.at(month, world) + HEAD_BYTES;
    return [x, x + this.people, x + 2 * this.people];
  }
  code(month, world, who) {
    return this.bytes[this.columns(month, world)[2] + who] % CODES;
  }
}

function sprite(scale, size, draw) {
  const made = document.createElement("canvas");
  made.width = made.height = Math.ceil(size * 2 * scale);
  const pen = made.getContext("2d");
  pen.scale(made.width / (2 * size), made.height / (2 * size));
  pen.translate(size, size);
  draw(pen);
  return made;
}

function disc(pen) {
  pen.beginPath();
  pen.arc(0, 0, 2.6, 0, 7);
  pen.globalAlpha = 0.72;
  pen.fillStyle = BLUE;
  pen.fill();
}

function triangle(pen) {
  pen.beginPath();
  pen.moveTo(0, -4.4);
  pen.lineTo(4.2, 3.2);
  pen.lineTo(-4.2, 3.2);
  pen.closePath();
  pen.fillStyle = AMBER;
  pen.strokeStyle = "#fff";
  pen.lineWidth = 0.8;
  pen.fill();
  pen.stroke();
}

function cross(pen, size = 4.6) {
  for (const [colour, width] of [["#fff", 4.6], [RED, 2.6]]) {
    pen.beginPath();
    pen.moveTo(-size, -size);
    pen.lineTo(size, size);
    pen.moveTo(size, -size);
    pen.lineTo(-size, size);
    pen.strokeStyle = colour;
    pen.lineWidth = width;
    pen.stroke();
  }
}

function ring(alpha) {
  return (pen) => {
    pen.beginPath();
    pen.arc(0, 0, 2.6, 0, 7);
    pen.globalAlpha = alpha;
    pen.strokeStyle = QUIET;
    pen.lineWidth = 1.2;
    pen.stroke();
  };
}

export class Plane {
  constructor(canvas, world, words, dotsAtMost) {
    this.canvas = canvas;
    this.world = world;
    this.words = words;
    this.dotsAtMost = dotsAtMost;
    this.pen = canvas.getContext("2d");
  }

  // Take the size the page gives; what does not change from month to month is drawn once.
  fit() {
    const box = this.canvas.getBoundingClientRect();
    this.scale = Math.min(window.devicePixelRatio || 1, 2);
    this.width = Math.max(120, box.width);
    this.height = Math.max(120, box.height);
    this.canvas.width = Math.round(this.width * this.scale);
    this.canvas.height = Math.round(this.height * this.scale);
    this.font = getComputedStyle(this.canvas).fontFamily;
    this.marks = {
      [CONTENT]: sprite(this.scale, 4, disc),
      [WANTS]: sprite(this.scale, 6, triangle),
      [OBSTRUCTED]: sprite(this.scale, 8, cross),
    };
    this.rings = FADES.map((alpha) => sprite(this.scale, 4, ring(alpha)));
    this.ground = document.createElement("canvas");
    this.ground.width = this.canvas.width;
    this.ground.height = this.canvas.height;
    this.axes(this.ground.getContext("2d"));
  }

  get right() {
    return this.width - MARGIN.right;
  }
  get bottom() {
    return this.height - MARGIN.bottom;
  }
  x(byte) {
    return MARGIN.left + (byte / 255) * (this.right - MARGIN.left);
  }
  y(byte) {
    return this.bottom - (byte / 255) * (this.bottom - MARGIN.top);
  }

  axes(pen) {
    pen.scale(this.scale, this.scale);
    pen.font = `12px ${this.font}`;
    pen.strokeStyle = LINE;
    pen.fillStyle = QUIET;
    for (const share of [0, 0.25, 0.5, 0.75, 1]) {
      const [x, y] = [this.x(255 * share), this.y(255 * share)];
      pen.beginPath();
      pen.moveTo(x, MARGIN.top);
      pen.lineTo(x, this.bottom);
      pen.moveTo(MARGIN.left, y);
      pen.lineTo(this.right, y);
      pen.stroke();
      pen.textAlign = share === 1 ? "right" : "center";
      pen.textBaseline = "top";
      pen.fillText(String(share), share === 1 ? x + 4 : x, this.bottom + 4);
      pen.textAlign = "right";
      pen.textBaseline = share === 1 ? "top" : "middle";
      pen.fillText(String(share), MARGIN.left - 5, y);
    }
    pen.fillStyle = INK;
    pen.textAlign = "center";
    pen.textBaseline = "bottom";
    pen.fillText(`${this.words.satisfaction} →`, (MARGIN.left + this.right) / 2, this.height - 1);
    pen.save();
    pen.translate(10, (MARGIN.top + this.bottom) / 2);
    pen.rotate(-Math.PI / 2);
    pen.textBaseline = "middle";
    pen.fillText(`${this.words.trust} →`, 0, 0);
    pen.restore();
  }

  // Draw a moment: a month and the way to the next one, 0 to 1.
  draw(film, month, way, chosen) {
    const pen = this.pen;
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, this.canvas.width, this.canvas.height);
    pen.drawImage(this.ground, 0, 0);
    pen.setTransform(this.scale, 0, 0, this.scale, 0, 0);
    this.drawn = 0;
    if (!film || film.here === 0) return;
    if (film.people > this.dotsAtMost) this.density(film, month);
    else this.dots(film, month, way);
    if (chosen !== null && chosen < film.people) this.trail(film, month, way, chosen);
  }

  dots(film, month, way) {
    const { bytes, people } = film;
    const [x, y, who] = film.columns(month, this.world);
    const step = way > 0 ? WORLDS * film.monthBytes : 0;
    const scale = this.scale, left = MARGIN.left * scale, bottom = this.bottom * scale;
    const across = (scale * (this.right - MARGIN.left)) / 255, up = (scale * (this.bottom - MARGIN.top)) / 255;
    const pen = this.pen;
    pen.setTransform(1, 0, 0, 1, 0, 0); // whole pixels: a mark is copied and not scaled
    for (const code of [LEFT, CONTENT, WANTS, OBSTRUCTED]) {
      for (let i = 0; i < people; i++) {
        const what = bytes[who + i];
        if (what % CODES !== code) continue;
        const since = what >> 3;
        const fade = since === 0 ? 0 : since < 3 ? 1 : since < 6 ? 2 : 3;
        const mark = code === LEFT ? this.rings[fade] : this.marks[code];
        let satisfaction = bytes[x + i], trust = bytes[y + i];
        if (step) {
          satisfaction += way * (bytes[x + step + i] - satisfaction);
          trust += way * (bytes[y + step + i] - trust);
        }
        const half = mark.width >> 1;
        pen.drawImage(mark, (left + across * satisfaction - half + 0.5) | 0, (bottom - up * trust - half + 0.5) | 0);
        this.drawn++;
      }
    }
    pen.setTransform(scale, 0, 0, scale, 0, 0);
  }

  density(film, month) {
    const { bytes, people } = film;
    const [x, y, who] = film.columns(month, this.world);
    const inside = new Uint32Array(CELLS * CELLS), stuck = new Uint32Array(CELLS * CELLS);
    for (let i = 0; i < people; i++) {
      const code = bytes[who + i] % CODES;
      if (code === ELSEWHERE || code === LEFT) continue;
      const cell = ((bytes[y + i] * CELLS) >> 8) * CELLS + ((bytes[x + i] * CELLS) >> 8);
      inside[cell]++;
      if (code === OBSTRUCTED) stuck[cell]++;
      this.drawn++;
    }
    const wide = (this.right - MARGIN.left) / CELLS, high = (this.bottom - MARGIN.top) / CELLS;
    const full = Math.log1p(people / 100); // the same in both planes and in every month
    for (let cell = 0; cell < inside.length; cell++) {
      if (!inside[cell]) continue;
      const [column, row] = [cell % CELLS, Math.floor(cell / CELLS)];
      const left = MARGIN.left + column * wide, top = this.bottom - (row + 1) * high;
      this.pen.globalAlpha = 0.12 + 0.88 * Math.min(1, Math.log1p(inside[cell]) / full);
      this.pen.fillStyle = BLUE;
      this.pen.fillRect(left, top, wide + 0.3, high + 0.3);
      this.pen.globalAlpha = 1;
      if (!stuck[cell]) continue;
      this.pen.save();
      this.pen.translate(left + wide / 2, top + high / 2);
      cross(this.pen, Math.min(5, 1.6 + Math.log1p(stuck[cell])));
      this.pen.restore();
    }
  }

  place(film, month, way, who) {
    const [x, y] = film.columns(month, this.world);
    const step = way > 0 ? WORLDS * film.monthBytes : 0;
    const between = (at) => film.bytes[at + who] + way * (film.bytes[at + step + who] - film.bytes[at + who]);
    return [this.x(between(x)), this.y(between(y))];
  }

  // The way of the customer chosen up to now, and where they stand.
  trail(film, month, way, who) {
    const pen = this.pen;
    pen.beginPath();
    let isOn = false;
    for (let m = 0; m <= month; m++) {
      if (film.code(m, this.world, who) === ELSEWHERE) continue;
      const [x, y] = this.place(film, m, 0, who);
      if (isOn) pen.lineTo(x, y);
      else pen.moveTo(x, y);
      isOn = true;
    }
    if (!isOn) return;
    const [x, y] = this.place(film, month, way, who);
    pen.lineTo(x, y);
    pen.strokeStyle = INK;
    pen.lineWidth = 1.2;
    pen.stroke();
    for (const [colour, width] of [["#fff", 5], [INK, 2.2]]) {
      pen.beginPath();
      pen.arc(x, y, 8.5, 0, 7);
      pen.strokeStyle = colour;
      pen.lineWidth = width;
      pen.stroke();
    }
  }

  // The customer nearest to a point of the page, null if nobody is near.
  nearest(film, month, way, clientX, clientY) {
    const box = this.canvas.getBoundingClientRect();
    const [left, top] = [clientX - box.left, clientY - box.top];
    let found = null, best = REACH * REACH;
    for (let i = 0; i < film.people; i++) {
      const code = film.code(month, this.world, i);
      if (code === ELSEWHERE || (code === LEFT && film.people > this.dotsAtMost)) continue;
      const [x, y] = this.place(film, month, way, i);
      const distance = (x - left) ** 2 + (y - top) ** 2 - (code === OBSTRUCTED ? 4 : 0); // it lies on top
      if (distance < best) [found, best] = [i, distance];
    }
    return found;
  }
}
