import { registerHooks } from 'node:module';

/** Loaded before a program (`node --import`): its node-hid is the one below, and its USB is what FAKE_USB says, step by step. */
const source = `
import { EventEmitter } from 'node:events';
const steps = process.env.FAKE_USB === 'missing' ? [] : JSON.parse(process.env.FAKE_USB ?? '[]');
let devices = [];
const opened = new Map();
const run = (step) => {
  if (step.plug) devices.push({ usagePage: 0x8c, usage: 2, productId: 1, interface: 0, release: 1, ...step.plug });
  if (step.unplug) {
    devices = devices.filter(({ path }) => path !== step.unplug);
    opened.get(step.unplug)?.emit('error', 'could not read from HID device');
  }
  if (step.report) opened.get(step.path)?.emit('data', Buffer.from(step.report, 'hex'));
};
// What comes after a look waits until the scanners it is about are listened to.
let waiting = [];
const isHeard = ({ path, unplug }) => (opened.get(path ?? unplug)?.listenerCount('data') ?? 0) > 0;
const runWaiting = () => {
  if (!waiting.every(isHeard)) return;
  const now = waiting;
  waiting = [];
  now.forEach(run);
};
class HIDAsync extends EventEmitter {
  static async open(path) {
    if (devices.find((one) => one.path === path)?.denied) throw new Error('cannot open device with path ' + path);
    const device = new HIDAsync();
    device.on('newListener', (name) => name === 'data' && setImmediate(runWaiting));
    opened.set(path, device);
    return device;
  }
  async close() { this.removeAllListeners(); }
}
let asked = 0;
const hid = {
  setDriverType: (type) => { if (type !== 'hidraw') throw new Error('wrong driver'); },
  devicesAsync: async () => {
    if (process.env.FAKE_USB === 'missing') throw new Error('libusb-1.0.so.0: cannot open shared object file');
    // Each look of the program is one step: what comes before it, and what happens once its scanners are open.
    const step = steps[asked++];
    for (const one of step?.before ?? []) run(one);
    waiting.push(...(step?.after ?? []));
    setImmediate(runWaiting);
    return devices;
  },
  HIDAsync,
};
export { hid as default };
`;
registerHooks({
  resolve: (specifier, context, next) => (specifier === 'node-hid' ? { url: 'fake:node-hid', format: 'module', shortCircuit: true } : next(specifier, context)),
  load: (url, context, next) => (url === 'fake:node-hid' ? { format: 'module', source, shortCircuit: true } : next(url, context)),
});
