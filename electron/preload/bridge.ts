import { ipcRenderer } from 'electron';

/** What both pages get: calls and events as plain data; never ipcRenderer, never its event object. */
export const bridge = {
  call: (method: string, input: unknown): Promise<unknown> => ipcRenderer.invoke('call', method, input),
  onEvent: (listener: (event: unknown) => void): (() => void) => {
    const hear = (_event: unknown, event: unknown): void => listener(event);
    ipcRenderer.on('event', hear);
    return () => void ipcRenderer.off('event', hear);
  },
};
