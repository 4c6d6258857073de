// A number that is slid or typed. What the person does shows at once; what the server sets shows when it differs.
export default {
  template: `<input :type="kind" :value="shown" @input="input" @change="change" />`,
  props: { kind: String, value: String },
  data() {
    return { shown: this.value };
  },
  watch: {
    value(next) {
      this.shown = next;
    },
  },
  methods: {
    input(event) {
      this.shown = event.target.value;
      if (this.kind === "range") this.$emit("told", Number(this.shown));
    },
    change(event) {
      if (this.kind === "range" || !event.target.reportValidity() || event.target.value === "") return;
      this.$emit("told", Number(event.target.value));
    },
  },
};
